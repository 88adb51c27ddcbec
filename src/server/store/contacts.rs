//! The units' own trusted addresses.

use std::collections::HashMap;

use domain::id::UnitId;
use domain::pack::Contact;

use super::query::Row;
use super::{Connection, changes, query};

/// Puts a list in the place of the one a unit has.
///
/// # Errors
/// Of the database; the caller's transaction is then lost.
pub async fn replace(
    connection: &mut Connection,
    unit: &UnitId,
    contacts: &[Contact],
) -> Result<(), sqlx::Error> {
    query("DELETE FROM unit_contact WHERE unit = $1").bind(unit.as_str()).execute(connection).await?;
    for (place, contact) in (0_u32..).zip(contacts) {
        query("INSERT INTO unit_contact (unit, place, phone, name, purpose) VALUES ($1, $2, $3, $4, $5)")
            .bind(unit.as_str())
            .bind(place)
            .bind(contact.phone.as_str())
            .bind(contact.name.as_str())
            .bind(contact.purpose.as_str())
            .execute(connection)
            .await?;
    }
    changes::note(connection).await
}

/// Every unit's list, in its order.
///
/// # Errors
/// Of the database.
pub async fn all(connection: &mut Connection) -> Result<HashMap<UnitId, Vec<Contact>>, sqlx::Error> {
    let sql = "SELECT unit, phone, name, purpose FROM unit_contact ORDER BY unit, place";
    let mut lists: HashMap<UnitId, Vec<Contact>> = HashMap::new();
    for row in query(sql).fetch_all(connection).await? {
        let unit = UnitId::new(row.get::<String>(0)?);
        lists.entry(unit).or_default().push(contact(&row)?);
    }
    Ok(lists)
}

/// Columns 1 to 3 of `row`.
fn contact(row: &Row) -> Result<Contact, sqlx::Error> {
    Ok(Contact { phone: row.get(1)?, name: row.get(2)?, purpose: row.get(3)? })
}
