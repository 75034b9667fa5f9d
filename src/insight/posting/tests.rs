use super::*;
use crate::framework::embedded::framework;

/// What is found, as `line kind words`; what the whole text lacks is left out.
fn found(text: &str, level: Option<u8>) -> Vec<String> {
    let posting = Posting::new(framework(), text, level);
    let shown = posting.findings.iter().filter_map(|f| Some((f.line?, f)));
    shown.map(|(line, f)| format!("{line} {} {}", f.kind.slug(), f.words.join(", "))).collect()
}

/// What the whole text lacks.
fn lacks(text: &str) -> Vec<&'static str> {
    let posting = Posting::new(framework(), text, None);
    posting.findings.iter().filter(|f| f.line.is_none()).map(|f| f.kind.slug()).collect()
}

#[test]
fn a_product_that_is_asked_for_is_told() {
    for (text, wanted) in [
        ("Expert in Kafka and Prometheus.", "1 product Kafka, Prometheus"),
        ("- kafka", "1 product kafka"),
        ("Know a stream processor (Kafka required).", "1 product Kafka"),
        ("We use Terraform, which you must master, required on day one.", "1 product Terraform"),
        ("Working knowledge of Spark.", "1 product Spark"),
        ("- Spark\n- Vault", "1 product Spark"),
        ("One\n\nYou know\nGoogle tools.", "4 product Google"),
    ] {
        assert_eq!(found(text, None).first().map(String::as_str), Some(wanted), "{text}");
    }
}

#[test]
fn a_product_as_an_example_or_as_what_is_there_is_none() {
    for text in [
        "A stream processor (e.g. Kafka, Flink) that you have run.",
        "A stream processor (Kafka or another) that you have run.",
        "Infrastructure code with a tool such as Terraform or Ansible.",
        "A metrics store, for example Prometheus.",
        "Kafka or a comparable log is not required.",
        "A log such as Kafka or similar.",
        "Today we run Kafka and Grafana.",
        "What we use today:\n- Kafka\n- Grafana\n",
        "OpenTelemetry concepts and log aggregation.",
        "See [our stack](https://kafka.example/about) or https://grafana.example for pictures.",
        "Spark curiosity in others, keep the tempo and cut some slack. An envoy in the vault.",
        "## Not expected\n\n- Kafka\n- Terraform\n",
        "Kafkaesque processes are gone.",
    ] {
        assert_eq!(found(text, None), Vec::<String>::new(), "{text}");
    }
}

#[test]
fn years_for_what_a_person_can_do_are_told_and_other_years_are_not() {
    for (text, wanted) in [
        ("5+ years of experience", "1 years 5+ years"),
        ("At least three years' experience with pipelines", "1 years three years"),
        ("3-5 years in a similar role", "1 years 3-5 years"),
        ("Experience: 10 years", "1 years 10 years"),
        ("Minimum of 5 or more years working with models on logs in incidents", "1 years 5 or more years"),
    ] {
        assert_eq!(found(text, None), [wanted], "{text}");
    }
    for text in [
        "The telemetry strategy has a two-year path.",
        "We have 20 years of experience in payments.",
        "Logs are kept for 2 years.",
        "You review the year's incidents.",
        "Years of experience are not required.",
    ] {
        assert_eq!(found(text, None), Vec::<String>::new(), "{text}");
    }
}

#[test]
fn a_junior_role_does_not_list_the_work_of_an_architect() {
    let text = "# Junior AIOps engineer\n\nYou write alert rules and set our telemetry strategy.\n";
    assert_eq!(found(text, None), ["3 above-level telemetry strategy"]);
    assert_eq!(found(text, Some(2)), Vec::<String>::new(), "the level given holds");
    let good = "# Junior AIOps engineer\n\nYou write alert rules.\n\n## Not expected at this level\n\n- Setting a \
                telemetry strategy\n- Change management\n";
    assert_eq!(found(good, None), Vec::<String>::new());
    assert_eq!(Posting::new(framework(), "You coach junior colleagues in models.", None).level, Some(1));
    assert_eq!(Posting::new(framework(), "# Engineer\n\nYou coach junior colleagues.", None).level, None);
}

#[test]
fn modelling_needs_telemetry_and_incidents_beside_it() {
    let alone = "# Role\n\nYou build deep learning models.\nFeature engineering is yours.\n";
    let posting = Posting::new(framework(), alone, None);
    let finding = posting.findings.iter().find(|f| f.kind == PitfallKind::ModelsAlone).unwrap();
    assert_eq!((finding.line, finding.words.len()), (Some(3), 3));
    assert_eq!(finding.lacks, [Lack::Telemetry, Lack::Incidents]);
    assert_eq!(found(&format!("{alone}You clean telemetry and write postmortems.\n"), None), Vec::<String>::new());
    assert_eq!(found("You clean telemetry. Models are not expected.", None), Vec::<String>::new());
}

#[test]
fn outcome_autonomy_and_feedback_are_looked_for_in_one_sentence_each() {
    assert_eq!(lacks("You join a friendly team."), ["no-outcome", "no-autonomy", "no-feedback"]);
    assert_eq!(
        lacks("Inform stakeholders. You like feedback. You own a desk. Costs matter."),
        ["no-outcome", "no-autonomy", "no-feedback"]
    );
    let good = "You reduce the pages of a shift by half. Automation suggests a step and people decide. You own the \
                feedback from incident reviews to the rules.";
    assert_eq!(lacks(good), Vec::<&str>::new());
    let other = "Alerts: fewer, with missed incidents as the guard.\nOur automation runs after human approval.\nThe team \
                 lead is responsible for lessons from incidents.";
    assert_eq!(lacks(other), Vec::<&str>::new());
}

#[test]
fn a_blank_is_told_with_its_line() {
    let text = "Outcome: [fill in: what becomes better]\nOwner: TBD\nA word like stbdx is none.";
    assert_eq!(found(text, None), ["1 blank [fill in", "2 blank tbd"]);
}

#[test]
fn a_blank_and_a_box_that_is_not_ticked_state_nothing() {
    assert!(lacks("Fewer pages a shift: [fill in: how many]").contains(&"no-outcome"));
    assert!(lacks("- [ ] Automation suggests a step\n  - after human approval").contains(&"no-autonomy"));
    assert!(!lacks("- [x] Automation suggests a step").contains(&"no-autonomy"));
    assert_eq!(found("- [ ] Kafka\n- [x] Kafka", None), ["2 product Kafka"]);
}

#[test]
fn nothing_and_nonsense_do_no_harm() {
    for text in ["", "\n\n", "%%% ((( ))) ||| ...", "years", "5 years", "(((Kafka", "e.g."] {
        let _ = Posting::new(framework(), text, Some(1));
    }
}
