use super::*;
use crate::view::timeline::{Item, Side, test_items};
use proptest::prelude::*;

const METRICS: Metrics = Metrics {
    row: 24.0,
    mark: 16.0,
    gap: 6.0,
    open: 40.0,
    shortest_label: 60.0,
    longest_label: 240.0,
    rows: 9,
    lane_head: 10.0,
    lane_foot: 10.0,
    cluster: 36.0,
};

fn item(from: f64, to: f64, importance: u32) -> Item {
    Item { lane: 0, from: Some(from), to: Some(to), importance }
}

fn drawn(items: &[Item], view: &Viewport, width: f64) -> Drawing {
    let index = Index::new(items.to_vec(), 1);
    lay_out(&index, view, &METRICS, &Drawing::default(), false, &[], &mut |_| width)
}

#[test]
fn a_day_is_a_point_and_a_month_a_bar_with_its_label_on_it() {
    let drawing = drawn(&[item(10.0, 11.0, 1), item(0.0, 30.0, 1)], &Viewport::new(900.0, 0.0, 60.0), 100.0);
    let mark = |index| drawing.marks.iter().find(|mark| mark.item == index).expect("a mark");
    assert!(mark(0).point && !mark(1).point);
    assert!(mark(1).label.is_some_and(|label| label.side == Side::Inside));
    assert_ne!(mark(1).row, mark(0).row, "they overlap in time, so they need two rows");
}

#[test]
fn a_label_at_the_right_edge_turns_to_the_left() {
    let drawing = drawn(&[item(59.0, 60.0, 1)], &Viewport::new(900.0, 0.0, 60.0), 100.0);
    let label = drawing.marks[0].label.expect("a label");
    assert!(label.left + label.width < drawing.marks[0].left);
}

#[test]
fn what_matters_more_gets_room_first() {
    let items: Vec<Item> = (0..50).map(|index| item(10.0, 11.0, u32::from(index == 49))).collect();
    let drawing = drawn(&items, &Viewport::new(900.0, 0.0, 60.0), 100.0);
    assert_eq!(drawing.marks[0].item, 49);
    assert_eq!(drawing.clusters.iter().map(|cluster| cluster.count).sum::<usize>(), 50 - drawing.marks.len());
}

#[test]
fn a_cut_label_grows_into_free_space() {
    let items = [item(10.0, 11.0, 2), item(20.0, 21.0, 1)];
    let view = Viewport::new(900.0, 0.0, 60.0);
    let index = Index::new(items.to_vec(), 1);
    let metrics = Metrics { rows: 1, ..METRICS };
    let drawing = lay_out(&index, &view, &metrics, &Drawing::default(), false, &[1], &mut |_| 230.0);
    let cut = drawing.marks.iter().find(|mark| mark.item == 0).and_then(|mark| mark.label).expect("a label");
    assert!(!cut.whole && cut.width > 100.0, "{cut:?}");
}

#[test]
fn a_long_label_is_whole_where_nothing_stands_beside_it() {
    let long = 2.0 * METRICS.longest_label;
    let view = Viewport::new(1200.0, 0.0, 60.0);
    for (from, to) in [(10.0, 11.0), (49.0, 50.0), (2.0, 58.0)] {
        let label = drawn(&[item(from, to, 1)], &view, long).marks[0].label.expect("a label");
        assert!(label.whole && (label.width - long).abs() < 1e-6, "{from}: {label:?}");
    }
    let narrow = drawn(&[item(10.0, 40.0, 1)], &view, long).marks[0].label.expect("a label");
    assert!(narrow.side == Side::Inside, "{narrow:?}");
    let crowded: Vec<Item> =
        (0..4).map(|place| item(f64::from(place) * 15.0, f64::from(place) * 15.0 + 1.0, 1)).collect();
    let rows = Metrics { rows: 1, ..METRICS };
    let index = Index::new(crowded, 1);
    let drawing = lay_out(&index, &view, &rows, &Drawing::default(), false, &[], &mut |_| long);
    assert_eq!(drawing.marks.len(), 4, "a label takes no more than its due from its neighbours");
}

#[test]
fn an_event_of_which_one_bound_is_known_stands_at_it() {
    let since = Item { lane: 0, from: Some(30.0), to: None, importance: 1 };
    let view = Viewport::new(600.0, 0.0, 60.0);
    let mark = drawn(&[since], &view, 50.0).marks[0];
    assert!((mark.left - 300.0).abs() < 1e-9 && (mark.right - 340.0).abs() < 1e-9, "{mark:?}");
    assert!(drawn(&[since], &Viewport::new(600.0, 40.0, 60.0), 50.0).marks.is_empty());
}

/// Nothing overlaps, everything is finite, and every event in view is drawn or counted once.
fn check(drawing: &Drawing, index: &Index, view: &Viewport) -> Result<(), TestCaseError> {
    for (place, mark) in drawing.marks.iter().enumerate() {
        let (left, right) = mark.footprint();
        prop_assert!(left.is_finite() && right.is_finite() && mark.y.is_finite());
        let inside = left >= -1e-6 && right <= view.width + 1e-6;
        prop_assert!(mark.label.is_none() || inside, "a label leaves the view: {:?}", mark);
        for other in &drawing.marks[place + 1..] {
            let (from, to) = other.footprint();
            prop_assert!((mark.y - other.y).abs() > 1.0 || right <= from || to <= left, "{:?} {:?}", mark, other);
        }
    }
    for pair in drawing.clusters.windows(2) {
        prop_assert!(pair[0].lane != pair[1].lane || pair[1].x - pair[0].x >= METRICS.cluster);
    }
    for (place, lane) in drawing.lanes.iter().enumerate() {
        let below = |y: f64| y + 1e-6 >= lane.y && y <= lane.y + lane.height + 1e-6;
        let marks = &drawing.marks[lane.marks.clone()];
        let clusters: Vec<&Cluster> = drawing.clusters.iter().filter(|cluster| cluster.lane == place).collect();
        prop_assert!(marks.iter().all(|mark| below(mark.y)) && clusters.iter().all(|cluster| below(cluster.y)));
        let rows_apart = clusters.iter().all(|cluster| marks.iter().all(|mark| (mark.y - cluster.y).abs() > 1.0));
        prop_assert!(rows_apart, "a cluster lies on a row of marks");
        let counted: usize = clusters.iter().map(|cluster| cluster.count).sum();
        prop_assert_eq!(marks.len() + counted, lane.events);
        for cluster in clusters {
            let members = index.members(place, &cluster.part, view, usize::MAX / 4);
            let hidden = members.iter().filter(|&&item| marks.iter().all(|mark| mark.item != item as usize)).count();
            prop_assert_eq!(hidden, cluster.count, "a cluster opens to other events than it counts");
        }
    }
    Ok(())
}

proptest! {
    #[test]
    fn nothing_overlaps_and_nothing_is_lost(
        items in proptest::collection::vec(test_items(), 0..120),
        widths in proptest::collection::vec(0.0..300.0_f64, 120),
        width in 1.0..1600.0_f64,
        from in -40.0..40.0_f64,
        length in 0.01..80.0_f64,
        moves in proptest::collection::vec((-300.0..300.0_f64, 0.5..2.0_f64, any::<bool>()), 0..5),
    ) {
        let index = Index::new(items.clone(), 3);
        let mut view = Viewport::new(width, from, from + length);
        let mut measure = |item: usize| widths[item];
        let mut drawing = lay_out(&index, &view, &METRICS, &Drawing::default(), false, &[], &mut measure);
        check(&drawing, &index, &view)?;
        let again = lay_out(&index, &view, &METRICS, &drawing, false, &[], &mut measure);
        for old in &drawing.marks {
            let stays = again.marks.iter().any(|mark| mark.item == old.item && mark.row == old.row);
            prop_assert!(stays, "in a view that stays, {:?} does not stay", old);
        }
        let chosen = items.iter().position(|item| item.span().is_some() && item.lane < 3);
        for (pixels, factor, hold) in moves {
            view = view.panned(pixels).zoomed(factor, width / 2.0);
            let first: Vec<usize> = chosen.into_iter().collect();
            let next = lay_out(&index, &view, &METRICS, &drawing, hold, &first, &mut measure);
            check(&next, &index, &view)?;
            if hold {
                prop_assert!((next.height - drawing.height).abs() < 1e-6, "held lanes change their heights");
            }
            drawing = next;
        }
    }

    #[test]
    fn what_stays_in_view_stays_in_its_row(
        items in proptest::collection::vec(test_items(), 0..120),
        widths in proptest::collection::vec(0.0..300.0_f64, 120),
        from in -40.0..40.0_f64,
        pixels in -400.0..400.0_f64,
    ) {
        let index = Index::new(items, 3);
        let view = Viewport::new(1200.0, from, from + 30.0);
        let mut measure = |item: usize| widths[item];
        let before = lay_out(&index, &view, &METRICS, &Drawing::default(), false, &[], &mut measure);
        let moved = view.panned(pixels);
        let after = lay_out(&index, &moved, &METRICS, &before, true, &[], &mut measure);
        let dx = moved.x(0.0) - view.x(0.0);
        for old in &before.marks {
            let (left, right) = old.footprint();
            // At the edges marks are cut and labels turn; inside they only move.
            if old.left + dx < 20.0 || old.right + dx > 1180.0 || left + dx < 0.0 || right + dx > 1200.0 || old.cut_left || old.cut_right {
                continue;
            }
            if let Some(new) = after.marks.iter().find(|mark| mark.item == old.item) {
                let turned = before.marks.iter().chain(&after.marks).any(|mark| mark.left < 1.0 || mark.right > 1199.0);
                prop_assert!(turned || new.row == old.row, "{:?} became {:?}", old, new);
            }
        }
    }
}

#[test]
fn a_hundred_thousand_events_ask_for_few_labels() {
    let items: Vec<Item> =
        (0..100_000).map(|index| item(f64::from(index) / 50.0, f64::from(index) / 50.0 + 1.0, 1)).collect();
    let index = Index::new(items, 1);
    let mut asked = std::collections::HashSet::new();
    let view = Viewport::new(1280.0, 0.0, 2000.0);
    let drawing = lay_out(&index, &view, &METRICS, &Drawing::default(), false, &[], &mut |item| {
        asked.insert(item);
        200.0
    });
    assert!(asked.len() < 1_000, "{} labels were measured to draw {}", asked.len(), drawing.marks.len());
}
