//! Against the real programs: they are what this crate is about.

use super::*;

fn count(cluster: &Cluster) -> String {
    cluster.ask("tests", "SELECT count(*) FROM flower").unwrap()
}

#[test]
fn what_was_committed_is_there_after_a_stop_and_after_a_kill() {
    let mut cluster = Cluster::start().unwrap();
    cluster.create_database("tests").unwrap();
    cluster.ask("tests", "CREATE TABLE flower (name text)").unwrap();
    let (port, folder) = (cluster.port(), cluster.path().to_owned());
    for n in 1..=2 {
        cluster.ask("tests", "INSERT INTO flower VALUES ('hoa sen')").unwrap();
        if n == 1 {
            cluster.stop().unwrap()
        } else {
            cluster.kill().unwrap()
        }
        assert!(cluster.ask("tests", "SELECT 1").is_err() && cluster.pid().is_none());
        cluster.start_again().unwrap();
        assert_eq!((count(&cluster), cluster.port()), (n.to_string(), port));
    }
    let pid = cluster.pid().unwrap();
    drop(cluster);
    assert!(!folder.exists() && !Path::new(&format!("/proc/{pid}")).exists());
}

#[test]
fn a_promoted_standby_has_what_its_primary_acknowledged() {
    let mut primary = Cluster::start().unwrap();
    primary.create_database("tests").unwrap();
    primary.ask("tests", "CREATE TABLE flower (name text)").unwrap();
    let standby = primary.standby().unwrap();
    primary.replicate().unwrap();
    let script = "INSERT INTO flower VALUES ('hoa sen');";
    let load = Pgbench { database: "tests", script, clients: 4, seconds: 1 };
    assert!(primary.pgbench(&load).unwrap() > 1.0);
    let acknowledged = count(&primary);
    assert!(standby.ask("tests", "INSERT INTO flower VALUES ('hoa sen')").is_err());
    primary.kill().unwrap();
    standby.promote().unwrap();
    assert_eq!(count(&standby), acknowledged);
    standby.ask("tests", "INSERT INTO flower VALUES ('hoa sen')").unwrap();
}
