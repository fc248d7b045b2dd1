//! Timeline geometry → SVG.

use super::Desk;
use super::dates::{self, Parts};
use super::findings::{Findings, Standing};
use super::header::standing_stroke;
use super::measure;
use crate::model::{EventType, StoryEvent, StoryEventId};
use crate::view::timeline::{Cluster, Drawing, Item, Mark, Metrics, Tick, TickUnit, Viewport, span_of};
use yew::prelude::*;

/// The font of the drawing's labels, as the style sheet has it.
pub const FONT: &str = "12.5px system-ui, sans-serif";
/// The height of the axis above the lanes.
pub const AXIS: f64 = 30.0;

/// Kinds of act that are drawn together.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Lane {
    /// Agreements, aid, concessions.
    Agreement,
    /// Meetings and talks.
    Meeting,
    /// Declarations.
    Statement,
    /// Demands, refusals, accusations, threats, protests.
    Demand,
    /// Fighting and coercion.
    Force,
    /// Politics, justice, disasters, the rest.
    Other,
}

impl Lane {
    /// All of them, from top to bottom.
    pub const ALL: [Self; 6] =
        [Self::Agreement, Self::Meeting, Self::Statement, Self::Demand, Self::Force, Self::Other];

    /// Its name in classes and message keys.
    pub fn name(self) -> &'static str {
        match self {
            Self::Agreement => "agreement",
            Self::Meeting => "meeting",
            Self::Statement => "statement",
            Self::Demand => "demand",
            Self::Force => "force",
            Self::Other => "other",
        }
    }
}

/// The lane of a type of event.
pub fn lane_of(kind: EventType) -> Lane {
    use EventType as T;
    match kind {
        T::Agree | T::Support | T::Cooperate | T::Aid | T::Concede | T::Retreat => Lane::Agreement,
        T::Consult => Lane::Meeting,
        T::State => Lane::Statement,
        T::Request | T::Accuse | T::Reject | T::Threaten | T::Protest => Lane::Demand,
        T::Sanction | T::Mobilize | T::Coerce | T::Assault => Lane::Force,
        T::Elect | T::Judge | T::Disaster | T::Other => Lane::Other,
    }
}

/// The events as the layout wants them.
pub fn items(findings: &Findings, shown: &[StoryEventId]) -> Vec<Item> {
    let events: Vec<&StoryEvent> = shown.iter().filter_map(|&id| findings.event(id)).collect();
    let widths = measure::text_widths(FONT, events.iter().map(|event| event.label.as_str()));
    let item = |(event, label_width): (&&StoryEvent, f64)| {
        let (from, to) = event.time.map(span_of).unwrap_or_default();
        let lane = lane_of(event.kind) as usize;
        let importance = Findings::article_count(event) as u32 * 4 + event.mentions.len().min(3) as u32;
        Item { lane, from, to, importance, label_width }
    };
    events.iter().zip(widths).map(item).collect()
}

/// Sizes for a stretch of time: the shorter, the more rows, until every event of a day has one.
pub fn metrics(viewport: &Viewport) -> Metrics {
    let days = viewport.to - viewport.from;
    let rows = if days > 12.0 {
        3
    } else if days > 4.0 {
        6
    } else {
        40
    };
    Metrics {
        row: 24.0,
        mark: 16.0,
        gap: 7.0,
        shortest_label: 70.0,
        longest_label: 330.0,
        rows,
        lane_head: 24.0,
        lane_foot: 6.0,
        cluster: 46.0,
    }
}

/// What a picture is made from.
pub struct Scene<'a> {
    pub desk: &'a Desk,
    pub findings: &'a Findings,
    pub shown: &'a [StoryEventId],
    pub items: &'a [Item],
    pub viewport: Viewport,
    pub drawing: &'a Drawing,
    pub ticks: &'a [Tick],
    pub cursor: Option<StoryEventId>,
}

impl Scene<'_> {
    /// Everything inside the `<svg>`.
    pub fn draw(&self) -> Html {
        let height = AXIS + self.drawing.height;
        html! {
            <>
                { for self.drawing.lanes.iter().enumerate().filter(|(_, lane)| lane.height > 0.0).map(|(index, lane)| html! {
                    <g class={classes!("lane", Lane::ALL[index].name())}>
                        <rect class="ground" x="0" y={px(AXIS + lane.y)} width={px(self.viewport.width)} height={px(lane.height)} />
                    </g>
                }) }
                { for self.ticks.iter().enumerate().map(|(index, tick)| self.tick(index, tick, height)) }
                { for self.drawing.lanes.iter().enumerate().filter(|(_, lane)| lane.height > 0.0).map(|(index, lane)| html! {
                    <text class="lane-name" x="10" y={px(AXIS + lane.y + 17.0)}>
                        { self.desk.words.text(&format!("lane-{}", Lane::ALL[index].name())) }
                        <tspan class="lane-count" dx="7">{ lane.events }</tspan>
                    </text>
                }) }
                { for self.drawing.marks.iter().map(|mark| self.mark(mark)) }
                { for self.drawing.clusters.iter().enumerate().map(|(index, cluster)| self.cluster(index, cluster)) }
            </>
        }
    }

    fn tick(&self, index: usize, tick: &Tick, height: f64) -> Html {
        let words = &self.desk.words;
        let parts = match (tick.unit, tick.major) {
            (TickUnit::Hour, true) | (TickUnit::Day, _) => Parts::ShortWeekday,
            (TickUnit::Hour, false) => Parts::Day,
            (TickUnit::Month, _) => Parts::ShortMonth,
            (TickUnit::Year, _) => Parts::Year,
        };
        let label = if tick.unit == TickUnit::Hour && !tick.major {
            words.with("tick-hour", &[("hour", &tick.hour.to_string())])
        } else {
            dates::day(words, tick.date, parts)
        };
        // A label that would be cut by the right edge is left out; its line stays.
        let room = self.viewport.width - tick.x > 84.0;
        html! {
            <g key={format!("tick-{index}")} class={classes!("tick", tick.major.then_some("major"))}>
                <line x1={px(tick.x)} x2={px(tick.x)} y1={px(AXIS - 6.0)} y2={px(height)} />
                if room { <text x={px(tick.x + 5.0)} y="18">{ label }</text> }
            </g>
        }
    }

    fn mark(&self, mark: &Mark) -> Html {
        let Some(event) = self.findings.event(self.shown[mark.item]) else { return Html::default() };
        let (id, y) = (event.id.to_string(), AXIS + mark.y);
        let standing = Standing::of(event);
        let state = &self.desk.state;
        let class = classes!(
            "event",
            Lane::ALL[self.items[mark.item].lane].name(),
            standing.name(),
            (state.choice.event == Some(event.id)).then_some("selected"),
            (self.cursor == Some(event.id)).then_some("cursor")
        );
        let item = &self.items[mark.item];
        let one_day = matches!((item.from, item.to), (Some(from), Some(to)) if to - from <= 1.0);
        let dotted = mark.point || (one_day && !mark.label.is_some_and(|label| label.inside));
        html! {
            <g key={id.clone()} {class}>
                <title>{ self.hint(event, standing) }</title>
                <rect class="reach" data-of={id.clone()} x={px(mark.left - 4.0)} y={px(y - 12.0)}
                    width={px(mark.right - mark.left + 8.0)} height="24" />
                if !mark.point {
                    { bar(mark, y, if dotted { None } else { Some(&id) }, standing) }
                }
                if dotted { { dot(event, f64::midpoint(mark.left, mark.right), y, standing) } }
                { self.label(event, mark, y) }
            </g>
        }
    }

    fn label(&self, event: &StoryEvent, mark: &Mark, y: f64) -> Html {
        let Some(label) = mark.label else { return Html::default() };
        let words = measure::cut(FONT, &event.label, self.items[mark.item].label_width, label.width);
        let right_aligned = label.left < mark.left && !label.inside;
        let (x, anchor) = if right_aligned { (label.left + label.width, "end") } else { (label.left, "start") };
        html! {
            <text class={classes!("label", label.inside.then_some("inside"))} data-of={event.id.to_string()}
                x={px(x)} y={px(y + 4.3)} text-anchor={anchor}>{ words }</text>
        }
    }

    /// What hovering tells: the whole label, the date, the standing.
    fn hint(&self, event: &StoryEvent, standing: Standing) -> String {
        let words = &self.desk.words;
        let date = event.time.map(|time| dates::interval(words, time)).unwrap_or_default();
        format!("{}\n{date}, {}", event.label, words.text(&format!("standing-{}", standing.name())))
    }

    fn cluster(&self, index: usize, cluster: &Cluster) -> Html {
        let (count, y) = (cluster.items.len(), AXIS + cluster.y);
        let label = self.desk.words.count("more-events", count);
        html! {
            <g key={format!("more-{}-{index}", cluster.lane)} class={classes!("more", Lane::ALL[cluster.lane].name())}>
                <title>{ label }</title>
                <rect data-count={count.to_string()} data-cluster={index.to_string()} x={px(cluster.x - 22.0)} y={px(y - 10.0)} width="44" height="20" rx="10" />
                <text x={px(cluster.x)} y={px(y + 4.0)} text-anchor="middle">{ format!("+ {count}") }</text>
            </g>
        }
    }
}

fn dot(event: &StoryEvent, x: f64, y: f64, standing: Standing) -> Html {
    let articles = Findings::article_count(event);
    let radius = if articles > 1 { 8.0 } else { 5.5 };
    html! {
        <>
            <circle class="dot" data-event={event.id.to_string()} cx={px(x)} cy={px(y)} r={px(radius)} />
            if articles > 1 {
                <text class="number" x={px(x)} y={px(y + 3.5)} text-anchor="middle">{ articles }</text>
            }
            if standing == Standing::Wished && articles > 1 {
                // A core would cover the number: the wish is a ring around it.
                <circle class="ring" cx={px(x)} cy={px(y)} r={px(radius - 2.4)} />
            } else {
                { standing_stroke(standing, x, y, radius) }
            }
        </>
    }
}

fn bar(mark: &Mark, y: f64, id: Option<&String>, standing: Standing) -> Html {
    let (top, height) = (y - 8.0, 16.0);
    html! {
        <>
            <rect class="bar" data-event={id.cloned()} x={px(mark.left)} y={px(top)}
                width={px(mark.right - mark.left)} height={px(height)} rx="8" />
            if mark.open_left { <path class="open" d={format!("M{:.1},{:.1} l-4,4 l4,4", mark.left + 6.0, y - 4.0)} /> }
            if mark.open_right { <path class="open" d={format!("M{:.1},{:.1} l4,4 l-4,4", mark.right - 6.0, y - 4.0)} /> }
            if standing == Standing::Negated {
                <line class="strike" x1={px(mark.left + 4.0)} x2={px(mark.right - 4.0)} y1={px(y + 8.0)} y2={px(y - 8.0)} />
            }
        </>
    }
}

/// A length as SVG wants it, to a tenth of a pixel.
pub fn px(value: f64) -> String {
    format!("{value:.1}")
}
