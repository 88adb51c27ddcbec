//! A spreadsheet of units: each stands below one that comes before it, of a level above its own.
#![no_main]

use domain::organizer::units::LevelNames;
use domain::unit::UnitLevel;
use fuzz::{import::units, workbook};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| {
    let Ok(bytes) = workbook(text) else { return };
    let into = [units::Into { level: UnitLevel::Commune, name: "Xã A".to_owned() }];
    let import = units::read(&bytes, &into, &LevelNames::default());
    // With a column a level a row can name a unit of each.
    assert!(import.units.len() <= import.rows as usize * 5);
    for (place, unit) in import.units.iter().enumerate() {
        assert!(!unit.name.trim().is_empty());
        let Some(parent) = unit.parent.map(|parent| parent as usize) else { continue };
        assert!(parent < place, "unit {place} stands below unit {parent}");
        assert!(import.units[parent].level < unit.level);
    }
});
