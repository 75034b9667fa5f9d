//! `opsarc`: arguments in, exit status out.

use std::io::{BufRead as _, BufWriter, IsTerminal as _};
use std::process::ExitCode;

use opsarc::cli::command;
use opsarc::cli::world::World;

fn main() -> ExitCode {
    let (stdout, mut stderr) = (std::io::stdout(), std::io::stderr());
    let terminal = stdout.is_terminal() && std::io::stdin().is_terminal();
    let mut out = BufWriter::new(stdout.lock());
    let mut answer = || {
        let mut line = Vec::new();
        let read = std::io::stdin().lock().read_until(b'\n', &mut line)?;
        Ok((read > 0).then(|| String::from_utf8_lossy(&line).trim_end_matches(['\r', '\n']).to_owned()))
    };
    let env = |name: &str| std::env::var_os(name);
    let mut world = World { out: &mut out, err: &mut stderr, answer: &mut answer, env: &env, terminal };
    ExitCode::from(command::run(std::env::args_os(), &mut world))
}
