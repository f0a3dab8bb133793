//! How far long work is, on a terminal.

use std::io::IsTerminal;
use std::time::Duration;

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

use crate::formats::Watch;

/// Input of fewer bytes is read before a bar could be looked at.
const SHORT: u64 = 1 << 20;

/// A bar on standard error that shows bytes read and documents done.
pub(super) struct Progress {
    bar: ProgressBar,
    watch: Watch,
    documents: u64,
}

impl Progress {
    /// A bar, where standard error is a terminal, results do not fill it, and the work is long.
    pub(super) fn new(watch: Watch, prints_on_terminal: bool) -> Self {
        let total = watch.bytes_total();
        let shows = std::io::stderr().is_terminal() && !prints_on_terminal && total >= SHORT;
        let bar = if shows {
            ProgressBar::with_draw_target(Some(total), ProgressDrawTarget::stderr_with_hz(5))
        } else {
            ProgressBar::hidden()
        };
        let style = ProgressStyle::with_template(
            "{bar:30} {percent:>3} %  {msg} documents  {binary_bytes_per_sec}  {eta} left",
        )
        .expect("the template is valid")
        .progress_chars("━╸─");
        bar.set_style(style);
        if shows {
            bar.enable_steady_tick(Duration::from_millis(500));
        }
        Self {
            bar,
            watch,
            documents: 0,
        }
    }

    /// One more document is done.
    pub(super) fn advance(&mut self) {
        self.documents += 1;
        if !self.bar.is_hidden() {
            self.bar.set_position(self.watch.bytes_read());
            self.bar.set_message(self.documents.to_string());
        }
    }

    /// Prints a line without spoiling the bar.
    pub(super) fn print(&self, line: &str) {
        use std::io::Write;
        self.bar.suspend(|| {
            // There is nobody to tell that standard error is closed.
            let _ = writeln!(std::io::stderr(), "{line}");
        });
    }

    pub(super) fn finish(&self) {
        self.bar.finish_and_clear();
    }
}
