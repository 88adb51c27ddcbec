//! One statement for many rows.

use sqlx::AssertSqlSafe;

/// The most rows of one statement: beyond this, a longer one gains nothing.
const MOST_ROWS: usize = 64;

/// Cuts `rows` into pieces whose sizes are powers of two, so that only a handful of statements are ever prepared.
pub fn pieces<T>(mut rows: &[T]) -> impl Iterator<Item = &[T]> {
    std::iter::from_fn(move || {
        let size = 1 << rows.len().min(MOST_ROWS).checked_ilog2()?;
        let (piece, rest) = rows.split_at(size);
        rows = rest;
        Some(piece)
    })
}

/// `head` with `rows` groups of `columns` markers, then `tail`. Only our own constants go in, never what came from outside.
///
/// The markers are `?`: finding one of hundreds of `$n` by its name takes SQLite a search through all of them.
#[must_use]
pub fn statement(head: &str, columns: usize, rows: usize, tail: &str) -> AssertSqlSafe<String> {
    let mut group = "?, ".repeat(columns);
    group.truncate(group.len().saturating_sub(2));
    let mut sql = String::with_capacity(head.len() + tail.len() + rows * (group.len() + 4));
    sql.push_str(head);
    for row in 0..rows {
        sql.push_str(if row == 0 { " (" } else { ", (" });
        sql.push_str(&group);
        sql.push(')');
    }
    sql.push(' ');
    sql.push_str(tail);
    AssertSqlSafe(sql)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pieces_are_powers_of_two_and_lose_nothing() {
        for len in 0..200_usize {
            let rows: Vec<usize> = (0..len).collect();
            let cut: Vec<&[usize]> = pieces(&rows).collect();
            assert!(cut.iter().all(|piece| piece.len().is_power_of_two() && piece.len() <= MOST_ROWS));
            assert_eq!(cut.concat(), rows);
        }
    }

    #[test]
    fn a_statement_has_a_marker_for_every_value() {
        let sql = statement("INSERT INTO t (a, b) VALUES", 2, 3, "ON CONFLICT DO NOTHING").0;
        assert_eq!(sql, "INSERT INTO t (a, b) VALUES (?, ?), (?, ?), (?, ?) ON CONFLICT DO NOTHING");
    }
}
