//! The files of a framework: one document, or folders of them.

use std::fs;
use std::path::{Path, PathBuf};

use super::error::{Cause, StoreError};
use super::text_file;

/// How many files a framework may be spread over: a folder named by mistake should not be read for minutes.
const MOST: usize = 2000;

/// Reads the documents at `paths` in the order given: a file as it is, of a folder every `.json` file in it and below
/// it, in the order of their paths. Gives each with its text.
///
/// # Errors
/// [`StoreError`] when one cannot be read, or a folder holds none or too many.
pub fn read(doing: &'static str, paths: &[PathBuf]) -> Result<Vec<(PathBuf, String)>, StoreError> {
    let mut documents = Vec::with_capacity(paths.len());
    for path in paths {
        if !path.is_dir() {
            documents.push((path.clone(), text_file::read(doing, path)?));
            continue;
        }
        let mut files = Vec::new();
        collect(doing, path, &mut files)?;
        files.sort();
        if files.is_empty() {
            let hint = "name the folder that holds the framework's .json files";
            return Err(StoreError::new(doing, path, Cause::Missing, "there is no .json file in this folder", hint));
        }
        for file in files {
            let text = text_file::read(doing, &file)?;
            documents.push((file, text));
        }
    }
    Ok(documents)
}

fn collect(doing: &'static str, folder: &Path, files: &mut Vec<PathBuf>) -> Result<(), StoreError> {
    let failed = |e| StoreError::system(doing, folder, &e);
    for entry in fs::read_dir(folder).map_err(failed)? {
        let entry = entry.map_err(failed)?;
        let path = entry.path();
        // A link to a folder is not followed: it could lead in a circle.
        if entry.file_type().map_err(failed)?.is_dir() {
            collect(doing, &path, files)?;
        } else if path.extension().is_some_and(|extension| extension == "json") {
            files.push(path);
        }
        if files.len() > MOST {
            let why = format!("it holds more than {MOST} .json files");
            return Err(StoreError::new(doing, folder, Cause::Unreadable, &why, "name the framework's own folder"));
        }
    }
    Ok(())
}
