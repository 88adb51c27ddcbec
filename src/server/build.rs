//! A new migration file must be seen although no Rust source changed.
fn main() {
    println!("cargo:rerun-if-changed=migrations");
}
