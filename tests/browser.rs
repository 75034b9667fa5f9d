//! Documents in a real browser, where one is installed: each at several widths, in light and in dark, measured from
//! within, and the report printed on A4 and on Letter. Where there is no Chromium, the tests say so and pass.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic, reason = "a test may fail")]

#[allow(dead_code, unreachable_pub, reason = "each test binary uses its part of what is shared")]
mod support;

use std::path::Path;
use std::process::{Command, Output};

use opsarc::export::format::FORMATS;
use opsarc::export::shape::Shape;
use opsarc::export::source::{Options, Source};
use opsarc::insight::overview::Overview;
use scraper::{Html, Selector};
use serde_json::Value;

use support::people::{Person, framework, profile, today};

/// What Chromium is called on the systems there are.
const NAMES: [&str; 4] = ["chromium", "chromium-browser", "google-chrome", "chrome"];

/// A telephone, what A4 and Letter leave between their margins, and a desk: in CSS pixels.
const WIDTHS: [u16; 4] = [360, 665, 688, 1280];

/// The least contrast of text that WCAG AA asks for.
const CONTRAST: f64 = 4.5;

/// How Chromium is told which colours the system likes.
const LIGHT: &str = "--blink-settings=preferredColorScheme=1";

/// Likewise.
const DARK: &str = "--blink-settings=preferredColorScheme=0";

/// What the page does: it shows each document at each width in a frame and measures it from within.
const PROBE: &str = r##"
const luminance = ([r, g, b]) => [r, g, b].map(c => c / 255).map(c => c <= .03928 ? c / 12.92 : ((c + .055) / 1.055) ** 2.4)
  .reduce((sum, c, n) => sum + c * [.2126, .7152, .0722][n], 0);
const colour = text => (text.match(/[\d.]+/g) || []).map(Number);
const contrast = (a, b) => { const [x, y] = [luminance(a), luminance(b)].sort((p, q) => q - p); return (x + .05) / (y + .05); };
function measure(frame, name, width) {
  const view = frame.contentWindow, page = frame.contentDocument, root = page.documentElement;
  const paper = colour(view.getComputedStyle(page.body).backgroundColor);
  let least = 99, faint = "", wide = "", shown = 0;
  for (const element of page.body.querySelectorAll("*")) {
    const style = view.getComputedStyle(element), box = element.getBoundingClientRect();
    const drawn = box.width > 1 && box.height > 1 && style.visibility == "visible" && style.clipPath == "none";
    if (drawn && !element.closest("thead, svg") && box.right > width + .5) wide ||= element.outerHTML.slice(0, 200);
    const own = [...element.childNodes].some(node => node.nodeType == 3 && node.data.trim());
    if (!own || !drawn || element.closest("title, desc")) continue;
    const ink = colour(element.closest("svg") ? style.fill : style.color), found = contrast(ink, paper);
    if (found < least) [least, faint] = [found, element.outerHTML.slice(0, 200)];
  }
  for (const svg of page.querySelectorAll("svg")) shown += svg.getBoundingClientRect().width > 1;
  return { name, width, scroll: root.scrollWidth, client: root.clientWidth, wide, least, faint, paper, shown,
    requests: view.performance.getEntriesByType("resource").map(entry => entry.name), text: page.body.innerText.length };
}
(async () => {
  const found = [];
  for (const { name, text } of documents) for (const width of widths) {
    const frame = document.createElement("iframe");
    frame.style.cssText = `width:${width}px;height:900px;border:0`;
    await new Promise(done => { frame.onload = done; frame.srcdoc = text; document.body.append(frame); });
    found.push(measure(frame, name, width));
    frame.remove();
  }
  document.querySelector("#found").textContent = JSON.stringify(found);
})();
"##;

/// The browser, if there is one.
#[allow(clippy::print_stderr, reason = "a test that shows nothing says so")]
fn browser() -> Option<&'static str> {
    let found =
        NAMES.into_iter().find(|name| Command::new(name).arg("--version").output().is_ok_and(|it| it.status.success()));
    if found.is_none() {
        eprintln!("nothing is shown here of documents in a browser: none of {} is installed", NAMES.join(", "));
    }
    found
}

/// Runs it on a page, in a folder of its own.
fn run(browser: &str, home: &Path, arguments: &[&str], page: &Path) -> Output {
    let out = Command::new(browser)
        .args(["--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--hide-scrollbars"])
        .args(["--disable-background-networking", "--disable-component-update", "--disable-sync"])
        .args(["--disable-dev-shm-usage", "--enable-logging=stderr"])
        .arg(format!("--user-data-dir={}", home.join("browser").display()))
        .args(arguments)
        .arg(format!("file://{}", page.display()))
        .output()
        .unwrap();
    assert!(out.status.success(), "{}", String::from_utf8_lossy(&out.stderr));
    out
}

/// What it said on its console, such as that something could not be loaded.
fn console(out: &Output) -> Vec<String> {
    let said = String::from_utf8_lossy(&out.stderr);
    said.lines().filter(|line| line.contains("CONSOLE")).map(str::to_owned).collect()
}

/// Every HTML document of the three people.
fn documents() -> Vec<(String, String)> {
    let people = [(Person::Empty, "empty"), (Person::Demo, "demo"), (Person::Hostile, "hostile")];
    let mut all = Vec::new();
    for (person, name) in people {
        let profile = profile(person);
        let standing = profile.log.standing(framework(), today());
        let overview = Overview::new(framework(), &standing, today());
        let options = Options::default();
        let source = Source {
            framework: framework(),
            profile: &profile,
            standing: &standing,
            overview: &overview,
            options: &options,
        };
        // What is made of the framework alone is looked at once.
        let formats = FORMATS.iter().filter(|format| format.shapes().contains(&Shape::Html));
        for format in formats.filter(|format| !format.of_framework || person == Person::Demo) {
            if let Ok(text) = format.make(&source, Shape::Html) {
                all.push((format!("{}_{name}", format.name), text));
            }
        }
    }
    all
}

/// What the probe measures of each document at each width, and what the console says.
fn measured(browser: &str, documents: &[(String, String)], scheme: &str) -> (Vec<Value>, Vec<String>) {
    let home = tempfile::tempdir().unwrap();
    let listed: Vec<Value> =
        documents.iter().map(|(name, text)| serde_json::json!({ "name": name, "text": text })).collect();
    let listed = serde_json::to_string(&listed).unwrap().replace('<', "\\u003c");
    let page = home.path().join("probe.html");
    let probe = format!(
        "<!DOCTYPE html><meta charset=utf-8><title>probe</title><pre id=found></pre>\
         <script>const documents = {listed}, widths = {WIDTHS:?};{PROBE}</script>"
    );
    std::fs::write(&page, probe).unwrap();
    let out = run(browser, home.path(), &[scheme, "--virtual-time-budget=120000", "--dump-dom"], &page);
    let said = console(&out);
    let html = Html::parse_document(&String::from_utf8(out.stdout).unwrap());
    let found: String = html.select(&Selector::parse("#found").unwrap()).flat_map(|it| it.text()).collect();
    let found: Vec<Value> = serde_json::from_str(&found).unwrap_or_else(|e| panic!("{e}: {found}"));
    assert_eq!(found.len(), documents.len() * WIDTHS.len());
    (found, said)
}

#[test]
fn documents_fit_every_width_are_readable_and_ask_nobody_for_anything() {
    let Some(browser) = browser() else { return };
    let documents = documents();
    let mut papers = Vec::new();
    for scheme in [LIGHT, DARK] {
        let (found, said) = measured(browser, &documents, scheme);
        assert!(said.is_empty(), "the console says: {said:#?}");
        for it in &found {
            let told = format!("{} at {}: {it}", it["name"], it["width"]);
            assert_eq!(it["client"], it["width"], "{told}");
            assert_eq!(it["scroll"], it["client"], "it is wider than its page: {told}");
            assert_eq!(it["wide"], "", "something reaches over the edge: {told}");
            assert!(it["least"].as_f64().unwrap() >= CONTRAST, "too faint: {told}");
            assert_eq!(it["requests"], serde_json::json!([]), "{told}");
            assert!(it["text"].as_u64().unwrap() > 300, "{told}");
            let arcs = it["name"].as_str().unwrap().starts_with("report");
            assert_eq!(it["shown"].as_u64().unwrap() > 0, arcs, "{told}");
        }
        papers.push(found[0]["paper"].clone());
    }
    let sum = |paper: &Value| paper.as_array().unwrap().iter().take(3).filter_map(Value::as_f64).sum::<f64>();
    assert!(sum(&papers[0]) > 700.0 && sum(&papers[1]) < 120.0, "light and dark are {papers:?}");
}

#[test]
fn a_page_that_is_too_wide_too_faint_or_asks_for_something_is_found() {
    let Some(browser) = browser() else { return };
    let bad = "<!DOCTYPE html><body style='background:#fff'><p style='width:2000px;color:#999'>wide and faint</p>\
               <img src='https://127.0.0.1:9/picture.png'><script>console.error('no good')</script>";
    let (found, said) = measured(browser, &[("bad".to_owned(), bad.to_owned())], LIGHT);
    assert!(said.iter().any(|line| line.contains("no good")), "{said:#?}");
    for it in &found {
        assert!(it["scroll"].as_u64() > it["client"].as_u64() && it["wide"] != "", "{it}");
        assert!(it["least"].as_f64().unwrap() < CONTRAST, "{it}");
        assert_eq!(it["requests"].as_array().unwrap().len(), 1, "{it}");
    }
}

/// The picture of the report in the README is made anew by `OPSARC_UPDATE=1 cargo test --test browser`. Its bytes depend on
/// the browser and its fonts, so they are not compared.
#[test]
fn the_readme_shows_the_report() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let picture = root.join("docs/pictures/report.png");
    if std::env::var_os("OPSARC_UPDATE").is_some()
        && let Some(browser) = browser()
    {
        let home = tempfile::tempdir().unwrap();
        let page = home.path().join("report.html");
        let (_, report) = documents().into_iter().find(|(name, _)| name == "report_demo").unwrap();
        std::fs::write(&page, report).unwrap();
        let to = format!("--screenshot={}", picture.display());
        run(browser, home.path(), &[LIGHT, "--window-size=900,800", &to], &page);
    }
    let found = std::fs::read(picture).unwrap();
    assert!(found.starts_with(b"\x89PNG\r\n"));
    assert!((20 << 10..=150 << 10).contains(&found.len()), "{} bytes", found.len());
    let readme = std::fs::read_to_string(root.join("README.md")).unwrap();
    assert!(readme.contains("](docs/pictures/report.png)"));
}

#[test]
fn the_report_prints_on_a4_and_on_letter() {
    let Some(browser) = browser() else { return };
    let home = tempfile::tempdir().unwrap();
    let (_, report) = documents().into_iter().find(|(name, _)| name == "report_demo").unwrap();
    for (size, width, height) in [("A4", 595.0, 842.0), ("letter", 612.0, 792.0)] {
        let sized = report.replacen("@page{", &format!("@page{{size:{size};"), 1);
        assert_ne!(sized, report);
        let (page, pdf) = (home.path().join("report.html"), home.path().join(format!("{size}.pdf")));
        std::fs::write(&page, sized).unwrap();
        let to = format!("--print-to-pdf={}", pdf.display());
        let said = console(&run(browser, home.path(), &["--no-pdf-header-footer", &to], &page));
        assert!(said.is_empty(), "the console says: {said:#?}");
        let made = std::fs::read(&pdf).unwrap();
        let text = String::from_utf8_lossy(&made);
        assert!(text.starts_with("%PDF-"), "{size}");
        let boxes: Vec<Vec<f64>> = text
            .split("/MediaBox [")
            .skip(1)
            .map(|rest| rest.split(']').next().unwrap().split_whitespace().map(|n| n.parse().unwrap()).collect())
            .collect();
        assert!((8..30).contains(&boxes.len()), "{size}: {} pages", boxes.len());
        for found in &boxes {
            assert!((found[2] - width).abs() < 1.0 && (found[3] - height).abs() < 1.0, "{size}: {found:?}");
        }
    }
}
