use super::*;
use crate::view::timeline::{Item, Metrics, Viewport, lay_out};

fn certainty(from: &str, to: &str) -> Certainty {
    let moment = |text: &str| if text.is_empty() { None } else { Some(text.parse().expect("a moment")) };
    Certainty::of(Interval { earliest: moment(from), latest: moment(to) })
}

#[test]
fn a_period_that_is_told_is_no_guess() {
    assert_eq!(certainty("2031-05-01", "2031-05-31"), Certainty::Period);
    assert_eq!(certainty("2031-01-01", "2031-12-31"), Certainty::Period);
    assert_eq!(certainty("2031-05-05", "2031-05-11"), Certainty::Period, "a week from Monday to Sunday");
    assert_eq!(certainty("2031-05-05", "2031-05-05"), Certainty::Day);
    assert_eq!(certainty("2031-05-05T10:00", "2031-05-05T11:00"), Certainty::Day);
    assert_eq!(certainty("2031-05-06", "2031-05-12"), Certainty::Bounds);
    assert_eq!(certainty("", "2031-05-31"), Certainty::Bounds);
}

/// The drawing of one event, and the label that it has.
fn drawn(event: Item, standing: Standing, view: Viewport) -> (Vec<Shape>, Label) {
    let metrics = Metrics {
        row: 24.0,
        mark: 16.0,
        gap: 7.0,
        open: 54.0,
        shortest_label: 70.0,
        longest_label: 330.0,
        rows: 3,
        lane_head: 24.0,
        lane_foot: 6.0,
        cluster: 48.0,
    };
    let index = Index::new(vec![event], 1);
    let drawing = lay_out(&index, &view, &metrics, &Drawing::default(), false, &[], &mut |_| 200.0);
    let label = drawing.marks[0].label.expect("a label");
    let look = Look { tone: Tone::Ink, soft: Tone::Rule, standing, articles: 1, certainty: Certainty::Bounds };
    let picture = Picture {
        drawing: &drawing,
        index: &index,
        width: view.width,
        axis: 30.0,
        ticks: &[],
        lanes: &[String::new()],
        look: &|_| look,
        label: &|_, _| String::new(),
        number: &|_| String::new(),
        chosen: None,
        cursor: None,
        hovered: None,
        hovered_cluster: None,
    };
    (picture.shapes(), label)
}

/// Lines that lean, from where to where: what is drawn across a mark.
fn strikes(shapes: &[Shape]) -> Vec<(f64, f64)> {
    let line = |shape: &Shape| match shape {
        Shape::Figure { figure: Figure::Line(points), .. } if points.len() == 2 => {
            Some((points[0].x.min(points[1].x), points[0].x.max(points[1].x)))
        }
        _ => None,
    };
    shapes.iter().filter_map(line).collect()
}

#[test]
fn what_is_denied_is_struck_beside_its_label() {
    // Whole in view, cut at an end or at both, with an end that is not known.
    let events = [
        (Some(10.0), Some(50.0)),
        (Some(-30.0), Some(50.0)),
        (Some(10.0), Some(90.0)),
        (Some(-30.0), Some(90.0)),
        (Some(20.0), None),
        (None, Some(20.0)),
        (None, Some(59.5)),
    ];
    for (from, to) in events {
        let view = Viewport::new(900.0, 0.0, 60.0);
        let event = Item { lane: 0, from, to, importance: 1 };
        let (shapes, label) = drawn(event, Standing::Negated, view);
        let struck = strikes(&shapes);
        assert_eq!(struck.len(), 1, "{from:?} to {to:?}");
        let (left, right) = struck[0];
        assert!(left >= 0.0 && right <= view.width, "{from:?} to {to:?}: it leaves the view");
        let beside = right <= label.left + 1.0 || left >= label.left + label.width - 1.0;
        assert!(beside, "{from:?} to {to:?}: {left} to {right} crosses {label:?}");
        assert!(strikes(&drawn(event, Standing::Happened, view).0).is_empty());
    }
}
