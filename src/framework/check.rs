//! What a framework must hold beyond the shape of its items: ids resolve, numbers run without a
//! gap, and prerequisites come first and never lead backward. Says everything, each with a way out.

use std::collections::{HashMap, HashSet};

use super::competency::{Competency, Origin};
use super::guide::Guide;
use super::id::CompetencyId;
use super::pitfall::Condition;
use super::raw::{Listed, MAX_COMPETENCIES, Raw, Section};
use super::source::{Item, Problems, short};

/// How many circles of prerequisites are spelled out; a search for each of thousands would take long.
const MAX_CIRCLES: usize = 20;

/// What may be inferred about a competency.
const INFERABLE: [&str; 5] = ["level", "stage", "domains", "weights", "prerequisites"];

/// The ids of a section.
struct Ids<'a> {
    kind: &'static str,
    known: HashSet<&'a str>,
}

impl<'a> Ids<'a> {
    /// The ids of `section`, telling of each that is given twice.
    fn of<T>(
        kind: &'static str,
        section: &'a Section<'_, T>,
        id: impl Fn(&'a T) -> &'a str,
        problems: &mut Problems,
    ) -> Self {
        let mut known: HashSet<&str> = HashSet::with_capacity(section.items.len());
        for Listed { item, value } in &section.items {
            if !known.insert(id(value)) {
                let reason = format!("the {kind} id `{}` is given twice: give one of the two another id", id(value));
                problems.report(item, id(value), reason);
            }
        }
        known.extend(section.broken.iter().map(String::as_str));
        Self { kind, known }
    }

    /// Tells of `id` where it is named as `part` of `item` and does not exist.
    fn need(&self, item: &Item, part: &str, id: &str, problems: &mut Problems) {
        if !self.known.contains(id) {
            if problems.is_full() {
                return;
            }
            let mut reason = format!("{part}: there is no {} `{}`", self.kind, short(id));
            let near = self.known.iter().map(|known| (strsim::damerau_levenshtein(known, id), *known)).min();
            match near {
                Some((distance, known)) if distance <= 1 + id.len() / 5 => {
                    reason.push_str(&format!(", did you mean `{known}`?"));
                }
                _ => reason.push_str(": correct the id, or add it"),
            }
            problems.report(item, id, reason);
        }
    }
}

/// Tells everything that is wrong between the items of `raw`. `file` stands for what no file holds.
pub(in crate::framework) fn check(raw: &Raw, file: &str, problems: &mut Problems) {
    sections(raw, file, problems);
    numbers(raw, problems);

    let areas = Ids::of("area", &raw.areas, |a| a.id.as_str(), problems);
    let domains = Ids::of("domain", &raw.domains, |d| d.id.as_str(), problems);
    let roles = Ids::of("role", &raw.roles, |r| r.id.as_str(), problems);
    let references = Ids::of("reference", &raw.references, |r| r.id.as_str(), problems);
    let competencies = Ids::of("competency", &raw.competencies, |(c, _)| c.id.as_str(), problems);
    Ids::of("level", &raw.levels, |l| l.id.as_str(), problems);
    Ids::of("stage", &raw.stages, |s| s.id.as_str(), problems);
    Ids::of("pathway", &raw.pathways, |p| p.id.as_str(), problems);
    Ids::of("pitfall", &raw.pitfalls, |(p, _)| p.id.as_str(), problems);
    Ids::of("project", &raw.projects, |(p, _)| p.id.as_str(), problems);
    Ids::of("checklist", &raw.checklists, |c| c.id.as_str(), problems);
    let sandboxes = Ids::of("sandbox", &raw.sandboxes, |s| s.name.as_str(), problems);

    for Listed { item, value: (c, guide) } in &raw.competencies.items {
        areas.need(item, "area", c.area.as_str(), problems);
        for domain in &c.domains {
            domains.need(item, "domains", domain.as_str(), problems);
        }
        for (role, weight) in c.weights.iter() {
            roles.need(item, "weights", role.as_str(), problems);
            if weight > 3 {
                let reason = format!("weights: {weight} for `{role}` is more than 3; a weight is 0, 1, 2 or 3");
                problems.report(item, role.as_str(), reason);
            }
        }
        for reference in &guide.references {
            references.need(item, "references", reference.as_str(), problems);
        }
        words(item, c, guide, problems);
    }
    order(raw, &competencies, problems);
    groups(raw, problems);
    for Listed { item, value } in &raw.references.items {
        if !value.url.as_str().starts_with("https://") {
            problems.report(item, "url", "the url must begin with https://");
        }
        for id in &value.serves {
            competencies.need(item, "for", id.as_str(), problems);
        }
    }
    pathways(raw, &roles, &competencies, problems);
    pitfalls(raw, &competencies, problems);
    projects(raw, &competencies, &sandboxes, problems);
    hiring(raw, &competencies, problems);
    for Listed { item, value } in &raw.glossary.items {
        for id in &value.serves {
            competencies.need(item, "for", id.as_str(), problems);
        }
    }
    for Listed { item, value } in &raw.legal.items {
        for id in value.points.iter().flat_map(|point| &point.references) {
            references.need(item, "references", id.as_str(), problems);
        }
    }
}

/// What areas and those who hire are told names competencies that exist; an area names its own.
fn hiring(raw: &Raw, competencies: &Ids, problems: &mut Problems) {
    for Listed { item, value } in &raw.areas.items {
        for id in &value.also {
            competencies.need(item, "also", id.as_str(), problems);
            let elsewhere = raw.competencies.items.iter().map(|c| &c.value.0).find(|c| c.id == *id);
            if let Some(c) = elsewhere.filter(|c| c.area != value.id) {
                let reason = format!("also: `{id}` is of the area `{}`: name it there", c.area);
                problems.report(item, id.as_str(), reason);
            }
        }
    }
    for Listed { item, value } in &raw.hiring.items {
        let outcomes = value.outcomes.iter().flat_map(|outcome| &outcome.serves);
        for id in outcomes.chain(value.words.work.iter().map(|work| &work.competency)) {
            competencies.need(item, "hiring", id.as_str(), problems);
        }
        for seniority in &value.words.seniority {
            if !raw.levels.items.iter().any(|l| l.value.level == seniority.level) && raw.levels.broken.is_empty() {
                let reason = format!("seniority: there is no level {}: correct it, or add the level", seniority.level);
                problems.report(item, "seniority", reason);
            }
        }
    }
}

/// Sections that a framework cannot do without.
fn sections(raw: &Raw, file: &str, problems: &mut Problems) {
    let needed = [
        ("framework", raw.framework.present),
        ("scale", raw.scale.present),
        ("levels", raw.levels.present),
        ("stages", raw.stages.present),
        ("areas", raw.areas.present),
        ("domains", raw.domains.present),
        ("roles", raw.roles.present),
        ("competencies", raw.competencies.present),
    ];
    for (name, _) in needed.iter().filter(|(_, present)| !present) {
        problems.report_whole(file, name, format!("no file has the section `{name}`: add it, or name its file too"));
    }
    for Listed { item, .. } in raw.framework.items.iter().skip(1) {
        problems.report(item, "", "this is the second `framework`: one file alone says what the framework is");
    }
    for Listed { item, .. } in raw.lint.items.iter().skip(1) {
        problems.report(item, "", "this is the second `lint`: put the words of both into one file");
    }
    for Listed { item, .. } in raw.hiring.items.iter().skip(1) {
        problems.report(item, "", "this is the second `hiring`: put what both say into one file");
    }
    if let Some(Listed { item, .. }) = raw.competencies.items.get(MAX_COMPETENCIES) {
        let count = raw.competencies.items.len();
        problems.report(item, "", format!("there are {count} competencies and at most {MAX_COMPETENCIES} may be"));
    }
}

/// The scale runs from 0 to 4; levels and stages run from 1 without a gap.
fn numbers(raw: &Raw, problems: &mut Problems) {
    for (expected, Listed { item, value }) in raw.scale.items.iter().enumerate() {
        let rating = usize::from(value.rating.number());
        if rating != expected && raw.scale.broken.is_empty() {
            problems.report(
                item,
                "rating",
                format!("the rating is {rating} and {expected} is due: the scale runs from 0 to 4"),
            );
        }
    }
    if let Some(Listed { item, .. }) = raw.scale.items.last().filter(|_| raw.scale.items.len() < 5) {
        problems.report(item, "", "the scale ends here and must have five steps, 0 to 4");
    }
    for (n, Listed { item, value }) in raw.levels.items.iter().enumerate() {
        if usize::from(value.level) != n + 1 && raw.levels.broken.is_empty() {
            problems.report(
                item,
                "level",
                format!("the level is {} and {} is due: levels run from 1", value.level, n + 1),
            );
        }
        let core = raw.competencies.items.iter().map(|c| &c.value.0);
        let core = core.filter(|c| c.origin == Origin::Level && c.level == value.level).count();
        if usize::from(value.mentor_confirmations) > core && raw.competencies.broken.is_empty() {
            let reason =
                format!("{} core items must be confirmed by a mentor, and it has {core}", value.mentor_confirmations);
            problems.report(item, "mentor_confirmations", reason);
        }
    }
    for (n, Listed { item, value }) in raw.stages.items.iter().enumerate() {
        if usize::from(value.stage) != n + 1 && raw.stages.broken.is_empty() {
            problems.report(
                item,
                "stage",
                format!("the stage is {} and {} is due: stages run from 1", value.stage, n + 1),
            );
        }
        if value.placement.answers.len() != 4 {
            let count = value.placement.answers.len();
            problems.report(
                item,
                "answers",
                format!("the placement question has {count} answers and needs four, for 0 to 3"),
            );
        }
        too_long(item, "short", value.short.as_str(), 22, problems);
    }
}

/// The fields of a competency that need no other section.
fn words(item: &Item, c: &Competency, guide: &Guide, problems: &mut Problems) {
    if !matches!(guide.not_yet.len(), 0 | 3) {
        let count = guide.not_yet.len();
        problems.report(
            item,
            "not_yet",
            format!("there are {count} counter-examples: give three, for 2 to 4, or none"),
        );
    }
    if !matches!(guide.anchors.len(), 0 | 5) {
        let count = guide.anchors.len();
        problems.report(item, "anchors", format!("there are {count} anchors: give five, for 0 to 4, or none"));
    }
    for word in guide.inferred.iter().filter(|word| !INFERABLE.contains(&word.as_str())) {
        let reason = format!("inferred: `{}` is not one of {}", short(word), INFERABLE.join(", "));
        problems.report(item, word, reason);
    }
    too_long(item, "title", c.title.as_str(), 40, problems);
    if !c.word.is_empty() {
        too_long(item, "word", c.word.as_str(), 14, problems);
    }
}

fn too_long(item: &Item, field: &str, text: &str, most: usize, problems: &mut Problems) {
    let length = text.chars().count();
    if length > most || text.trim().is_empty() {
        problems.report(item, field, format!("the {field} has {length} characters: write 1 to {most}"));
    }
}

/// Prerequisites exist, come earlier in the table, and are of no later level or stage.
fn order(raw: &Raw, ids: &Ids, problems: &mut Problems) {
    let items = &raw.competencies.items;
    let mut at: HashMap<&CompetencyId, usize> = HashMap::with_capacity(items.len());
    for (n, Listed { value: (value, _), .. }) in items.iter().enumerate() {
        at.entry(&value.id).or_insert(n);
    }
    let mut circles = 0;
    for (n, Listed { item, value: (c, _) }) in items.iter().enumerate() {
        if !raw.levels.items.iter().any(|l| l.value.level == c.level) && raw.levels.broken.is_empty() {
            problems.report(item, "level", format!("there is no level {}: correct it, or add the level", c.level));
        }
        if !raw.stages.items.iter().any(|s| s.value.stage == c.stage) && raw.stages.broken.is_empty() {
            problems.report(item, "stage", format!("there is no stage {}: correct it, or add the stage", c.stage));
        }
        for id in &c.prerequisites {
            ids.need(item, "prerequisites", id.as_str(), problems);
            let Some((&m, Listed { value: (before, _), .. })) = at.get(id).and_then(|m| Some((m, items.get(*m)?)))
            else {
                continue;
            };
            if m >= n {
                let circle = if circles < MAX_CIRCLES { circle(raw, &at, n, m) } else { None };
                circles += 1;
                let reason = match circle {
                    Some(way) => format!("prerequisites go in a circle: {way}; take one of them away"),
                    None => format!("the prerequisite `{id}` comes later in the table: move it before this one"),
                };
                problems.report(item, id.as_str(), reason);
            }
            if before.level > c.level {
                let reason = format!(
                    "the prerequisite `{id}` is of level {} and this one of level {}: levels must not fall along a \
                     prerequisite",
                    before.level, c.level
                );
                problems.report(item, id.as_str(), reason);
            }
            if before.stage > c.stage {
                let reason = format!(
                    "the prerequisite `{id}` is of stage {} and this one of stage {}: stages must not fall along a \
                     prerequisite",
                    before.stage, c.stage
                );
                problems.report(item, id.as_str(), reason);
            }
        }
    }
}

/// The circle that the edge from `from` to its prerequisite `to` closes, if it closes one.
fn circle(raw: &Raw, at: &HashMap<&CompetencyId, usize>, from: usize, to: usize) -> Option<String> {
    let items = &raw.competencies.items;
    let mut seen: HashMap<usize, usize> = HashMap::from([(to, to)]);
    let mut open = vec![to];
    while let Some(n) = open.pop() {
        if n == from {
            // Walk back the way that was found; it leads from `to` to `from`.
            let mut way = vec![from];
            let mut here = from;
            while here != to {
                here = *seen.get(&here)?;
                way.push(here);
            }
            way.push(from);
            way.reverse();
            let names: Vec<&str> = way.iter().filter_map(|n| items.get(*n)).map(|i| i.value.0.id.as_str()).collect();
            return Some(names.join(" -> "));
        }
        for id in &items.get(n)?.value.0.prerequisites {
            if let Some(&next) = at.get(id) {
                seen.entry(next).or_insert_with(|| {
                    open.push(next);
                    n
                });
            }
        }
    }
    None
}

/// Members of a group are core items of one level.
fn groups(raw: &Raw, problems: &mut Problems) {
    let mut levels: HashMap<&str, u8> = HashMap::new();
    for Listed { item, value: (c, _) } in &raw.competencies.items {
        let Some(group) = &c.group else { continue };
        if c.origin != Origin::Level {
            let reason = format!(
                "it is in the group `{group}` and not a core item: set origin to `level`, or take the group away"
            );
            problems.report(item, "group", reason);
        }
        let level = *levels.entry(group.as_str()).or_insert(c.level);
        if level != c.level {
            problems.report(
                item,
                "group",
                format!("the group `{group}` has members of levels {level} and {}", c.level),
            );
        }
    }
}

fn pathways(raw: &Raw, roles: &Ids, competencies: &Ids, problems: &mut Problems) {
    for Listed { item, value: pathway } in &raw.pathways.items {
        for role in &pathway.from {
            roles.need(item, "from", role.as_str(), problems);
        }
        for role in &pathway.toward {
            roles.need(item, "toward", role.as_str(), problems);
        }
        for id in &pathway.strengths {
            competencies.need(item, "strengths", id.as_str(), problems);
        }
        let mut seen = HashSet::new();
        for step in &pathway.steps {
            let id = step.competency.as_str();
            competencies.need(item, "steps", id, problems);
            if !seen.insert(id) {
                problems.report(item, id, format!("steps: `{id}` is there twice"));
            }
            if step.emphasis > 3 {
                problems.report(
                    item,
                    id,
                    format!("steps: the emphasis of `{id}` is {} and at most 3 may be", step.emphasis),
                );
            }
        }
    }
}

fn pitfalls(raw: &Raw, competencies: &Ids, problems: &mut Problems) {
    for Listed { item, value: (pitfall, _) } in &raw.pitfalls.items {
        if pitfall.signs.is_empty() {
            problems.report(item, "signs", "it has no sign and could never fire: add one, or take the pitfall out");
        }
        for sign in &pitfall.signs {
            let mut names_remedy = false;
            if sign.when.is_empty() {
                problems.report(item, "when", "a sign without a condition would always fire: add a condition");
            }
            for condition in &sign.when {
                let (of, above): (&[CompetencyId], &[CompetencyId]) = match condition {
                    Condition::Mean { of, above, .. } => (of, above),
                    Condition::Best { of, .. } | Condition::AllAtMost { of, .. } => (of, &[]),
                    Condition::AnyAtMost { of, .. } => {
                        names_remedy = true;
                        (of, &[])
                    }
                    Condition::Claims { .. } => {
                        names_remedy = true;
                        continue;
                    }
                };
                if of.is_empty() {
                    problems.report(item, "of", "a condition over no competency could never hold: name some");
                }
                for id in of.iter().chain(above) {
                    competencies.need(item, "when", id.as_str(), problems);
                }
            }
            for id in &sign.remedy {
                competencies.need(item, "remedy", id.as_str(), problems);
            }
            if sign.remedy.is_empty() && !names_remedy {
                problems.report(item, "signs", "a sign has no remedy: name the competencies that would mend it");
            }
        }
    }
}

fn projects(raw: &Raw, competencies: &Ids, sandboxes: &Ids, problems: &mut Problems) {
    for Listed { item, value: (project, brief) } in &raw.projects.items {
        if project.moves.is_empty() {
            problems.report(item, "moves", "it moves nothing: name at least one competency");
        }
        for step in &project.moves {
            let id = step.competency.as_str();
            competencies.need(item, "moves", id, problems);
            if step.from >= step.to {
                let reason = format!("moves: `{id}` goes from {} to {}: it must rise", step.from, step.to);
                problems.report(item, id, reason);
            }
        }
        for need in &project.needs {
            competencies.need(item, "needs", need.competency.as_str(), problems);
        }
        for name in &brief.sandboxes {
            sandboxes.need(item, "sandboxes", name.as_str(), problems);
        }
        if brief.steps.len() > 99 {
            problems.report(item, "steps", "it has more than 99 steps: split it");
        }
    }
}
