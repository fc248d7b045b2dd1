//! The axis: ticks that adapt to the zoom.

use super::Viewport;
use jiff::civil::{Date, Weekday, date};
use jiff::{Span, ToSpan};

/// A tick of the axis.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Tick {
    /// Where it stands, in pixels.
    pub x: f64,
    /// The day that begins there, or within which its hour lies.
    pub date: Date,
    /// The hour of that day, from 0 to 23.
    pub hour: i8,
    /// What its label should name.
    pub unit: TickUnit,
    /// Whether a larger unit begins here too (a month among days, a year among months): its label should name that.
    pub major: bool,
}

/// What a tick's label should name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum TickUnit {
    /// An hour of a day.
    Hour,
    /// A day, with its weekday.
    Day,
    /// A month.
    Month,
    /// A year.
    Year,
}

/// The steps to choose from: unit, how many of it, how many days at least.
const STEPS: [(TickUnit, i64, f64); 18] = [
    (TickUnit::Hour, 1, 1.0 / 24.0),
    (TickUnit::Hour, 3, 3.0 / 24.0),
    (TickUnit::Hour, 6, 6.0 / 24.0),
    (TickUnit::Day, 1, 1.0),
    (TickUnit::Day, 2, 2.0),
    (TickUnit::Day, 7, 7.0),
    (TickUnit::Month, 1, 28.0),
    (TickUnit::Month, 3, 90.0),
    (TickUnit::Month, 6, 181.0),
    (TickUnit::Year, 1, 365.0),
    (TickUnit::Year, 2, 730.0),
    (TickUnit::Year, 5, 1_826.0),
    (TickUnit::Year, 10, 3_652.0),
    (TickUnit::Year, 25, 9_131.0),
    (TickUnit::Year, 50, 18_262.0),
    (TickUnit::Year, 100, 36_524.0),
    (TickUnit::Year, 500, 182_621.0),
    (TickUnit::Year, 1_000, 365_242.0),
];

/// The ticks of a view, at least `spacing` pixels apart.
#[must_use]
pub fn ticks(viewport: &Viewport, spacing: f64) -> Vec<Tick> {
    let wanted = spacing.max(8.0) / viewport.pixels_a_day();
    let (unit, count, _) = *STEPS.iter().find(|(_, _, days)| *days >= wanted).unwrap_or(&STEPS[STEPS.len() - 1]);
    let mut ticks = Vec::new();
    let Some(mut day) = first_day(viewport.from, unit, count) else { return ticks };
    let mut hour = 0_i8;
    loop {
        let x = viewport.x(day_of(day) + f64::from(hour) / 24.0);
        if x > viewport.width {
            return ticks;
        }
        if x >= 0.0 {
            ticks.push(Tick { x, date: day, hour, unit, major: is_major(day, hour, unit) });
        }
        let step: Span = match unit {
            TickUnit::Hour => {
                hour += count as i8;
                if hour < 24 {
                    continue;
                }
                hour = 0;
                1.day()
            }
            TickUnit::Day => count.days(),
            TickUnit::Month => count.months(),
            TickUnit::Year => count.years(),
        };
        match day.checked_add(step) {
            Ok(next) => day = next,
            Err(_) => return ticks,
        }
    }
}

fn is_major(day: Date, hour: i8, unit: TickUnit) -> bool {
    match unit {
        TickUnit::Hour => hour == 0,
        TickUnit::Day => day.day() == 1,
        TickUnit::Month => day.month() == 1,
        TickUnit::Year => false,
    }
}

fn day_of(day: Date) -> f64 {
    super::day_number(day.into())
}

/// The last round day at or before a day number.
fn first_day(from: f64, unit: TickUnit, count: i64) -> Option<Date> {
    const EPOCH: Date = date(1970, 1, 1);
    let day = EPOCH.checked_add((from.floor() as i64).days()).ok()?;
    match unit {
        TickUnit::Hour => Some(day),
        TickUnit::Day if count == 7 => day.checked_sub(i64::from(day.weekday().since(Weekday::Monday)).days()).ok(),
        TickUnit::Day => day.checked_sub((from.floor() as i64).rem_euclid(count).days()).ok(),
        TickUnit::Month => {
            let month = (i64::from(day.month()) - 1) / count * count + 1;
            Date::new(day.year(), month as i8, 1).ok()
        }
        TickUnit::Year => {
            let year = (i64::from(day.year()).div_euclid(count) * count).max(1);
            Date::new(year as i16, 1, 1).ok()
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn view(width: f64, from: (i16, i8, i8), to: (i16, i8, i8)) -> Viewport {
        Viewport::new(width, day_of(date(from.0, from.1, from.2)), day_of(date(to.0, to.1, to.2)))
    }

    #[test]
    fn a_month_on_a_wide_screen_is_cut_at_mondays() {
        let ticks = ticks(&view(900.0, (2031, 5, 1), (2031, 5, 31)), 90.0);
        assert!(ticks.iter().all(|tick| tick.date.weekday() == Weekday::Monday));
        assert_eq!(ticks.len(), 4, "5, 12, 19 and 26 May 2031 are Mondays");
    }

    #[test]
    fn a_day_is_cut_at_hours() {
        let ticks = ticks(&view(900.0, (2031, 5, 1), (2031, 5, 2)), 90.0);
        assert_eq!(ticks[0].unit, TickUnit::Hour);
        assert!(ticks[0].major, "midnight names its day");
        assert_eq!(ticks[1].hour, 3);
    }

    #[test]
    fn ticks_keep_their_distance_at_any_zoom() {
        for power in 0..70 {
            let length = 0.05 * 1.3_f64.powi(power);
            let view = Viewport::new(800.0, 11_000.3, 11_000.3 + length);
            let ticks = ticks(&view, 80.0);
            assert!(ticks.len() <= 11, "{} ticks over {length} days", ticks.len());
            for pair in ticks.windows(2) {
                assert!(pair[1].x - pair[0].x > 70.0, "{pair:?}");
            }
        }
    }
}
