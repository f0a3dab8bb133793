//! The command line.

/// What a run is told.
pub struct Options(Vec<String>);

impl Options {
    /// The arguments of this process.
    pub fn read() -> Self {
        Self(std::env::args().skip(1).collect())
    }

    /// The value of `--name`.
    pub fn text(&self, name: &str) -> Option<&str> {
        let at = self
            .0
            .iter()
            .position(|argument| argument.strip_prefix("--") == Some(name))?;
        self.0.get(at + 1).map(String::as_str)
    }

    /// The value of `--name`, which must be there.
    pub fn needed(&self, name: &str) -> Result<&str, String> {
        self.text(name)
            .ok_or_else(|| format!("--{name} is missing; see train/README.md"))
    }

    /// The number of `--name`, or `default`.
    pub fn number(&self, name: &str, default: f64) -> Result<f64, String> {
        match self.text(name) {
            Some(text) => text
                .parse()
                .map_err(|_| format!("--{name} {text}: not a number")),
            None => Ok(default),
        }
    }

    /// The whole number of `--name`, or `default`.
    pub fn count(&self, name: &str, default: usize) -> Result<usize, String> {
        Ok(self.number(name, default as f64)? as usize)
    }
}
