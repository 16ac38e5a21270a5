//! Programs that end when whoever started them ends.
//!
//! A driver starts a browser, the browser starts a dozen processes, and a test
//! may end in any way: well, by a panic, or because the run was killed. So each
//! program leads a process group of its own beneath a small shell that waits
//! on a pipe which only we hold. When the pipe closes, and the kernel closes it
//! however we end, the shell kills that group and removes its folder. No other
//! process is touched, and nothing has to be looked up by name.

use std::collections::VecDeque;
use std::ffi::OsStr;
use std::path::Path;
use std::process::Stdio;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail};
use tokio::io::{AsyncBufReadExt, AsyncRead, BufReader};
use tokio::net::TcpStream;
use tokio::process::{Child, Command};
use tokio::time::sleep;

/// Starts its second and further arguments as the leader of a process group,
/// and kills that once standard input ends; then removes the folder that its
/// first argument names, if it names one.
const KEEPER: &str = r#"
folder=$1; shift
exec 3<&0
setsid "$@" 3<&- </dev/null & program=$!
{
    read -r _ <&3
    kill -s KILL -- -$program || kill -s KILL $program
    # What is being killed may still write there.
    if [ -n "$folder" ]; then rm -rf "$folder" || { sleep 0.2; rm -rf "$folder"; }; fi
} 2>/dev/null &
wait $program; echo "keeper: ended with status $?" >&2
wait"#;

/// How much of a program's output is kept for messages.
const LINES_KEPT: usize = 2_000;

/// A running program, ended on drop with all it started.
#[derive(Debug)]
pub struct Kept {
    name: String,
    keeper: Child,
    output: Output,
}

/// The lines a program wrote to its standard output and error.
#[derive(Clone, Debug, Default)]
pub struct Output(Arc<Mutex<VecDeque<String>>>);

impl Output {
    fn push(&self, line: String) {
        let mut lines = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if lines.len() == LINES_KEPT {
            lines.pop_front();
        }
        lines.push_back(line);
    }

    /// Takes the lines that `wanted` keeps, and forgets them; others stay.
    pub fn take(&self, wanted: impl Fn(&str) -> bool) -> Vec<String> {
        let mut lines = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let (taken, left) = lines.drain(..).partition(|line| wanted(line));
        *lines = left;
        Vec::from(taken)
    }

    /// The last lines, for a message.
    #[must_use]
    pub fn tail(&self) -> String {
        let lines = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let from = lines.len().saturating_sub(15);
        lines
            .iter()
            .skip(from)
            .map(|line| format!("\n    {line}"))
            .collect()
    }

    fn ended(&self) -> bool {
        let lines = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        lines.iter().any(|line| line.starts_with("keeper: ended"))
    }

    fn follow(&self, stream: impl AsyncRead + Unpin + Send + 'static) {
        let output = self.clone();
        tokio::spawn(async move {
            let mut lines = BufReader::new(stream).split(b'\n');
            while let Ok(Some(line)) = lines.next_segment().await {
                output.push(String::from_utf8_lossy(&line).trim_end().to_owned());
            }
        });
    }
}

impl Kept {
    /// Starts `program` with `arguments` and extra environment variables;
    /// `folder` is removed when it ends.
    ///
    /// # Errors
    /// When no shell can be started.
    pub fn start<A: AsRef<OsStr>>(
        program: &Path,
        arguments: impl IntoIterator<Item = A>,
        variables: &[(&str, &OsStr)],
        folder: Option<&Path>,
    ) -> Result<Self> {
        let mut keeper = Command::new("/bin/sh")
            .args(["-c", KEEPER, "keeper"])
            .arg(folder.unwrap_or(Path::new("")))
            .arg(program)
            .args(arguments)
            .envs(variables.iter().copied())
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .process_group(0)
            .spawn()
            .with_context(|| format!("cannot start {}", program.display()))?;
        let output = Output::default();
        if let Some(stdout) = keeper.stdout.take() {
            output.follow(stdout);
        }
        if let Some(stderr) = keeper.stderr.take() {
            output.follow(stderr);
        }
        Ok(Self {
            name: program.display().to_string(),
            keeper,
            output,
        })
    }

    /// What the program wrote so far.
    #[must_use]
    pub fn output(&self) -> &Output {
        &self.output
    }

    /// Waits until the program listens on a loopback port.
    ///
    /// # Errors
    /// When it ended, or does not listen in time; the message has its last lines.
    pub async fn listens(&self, port: u16, within: Duration) -> Result<()> {
        let since = Instant::now();
        while TcpStream::connect(("127.0.0.1", port)).await.is_err() {
            if self.output.ended() {
                bail!("{} ended at once:{}", self.name, self.output.tail());
            }
            if since.elapsed() > within {
                bail!(
                    "{} does not listen on port {port}:{}",
                    self.name,
                    self.output.tail()
                );
            }
            sleep(Duration::from_millis(15)).await;
        }
        Ok(())
    }

    /// Waits for the first line that `read` makes something of.
    ///
    /// # Errors
    /// When the program ended, or says nothing of the kind in time.
    pub async fn says<T>(&self, within: Duration, read: impl Fn(&str) -> Option<T>) -> Result<T> {
        let since = Instant::now();
        loop {
            {
                let lines = self.output.0.lock().unwrap_or_else(PoisonError::into_inner);
                if let Some(found) = lines.iter().find_map(|line| read(line)) {
                    return Ok(found);
                }
            }
            if self.output.ended() || since.elapsed() > within {
                bail!("{} did not start:{}", self.name, self.output.tail());
            }
            sleep(Duration::from_millis(15)).await;
        }
    }

    /// Ends the program and all it started, and waits (for at most two
    /// seconds) until the keeper is gone.
    pub fn end(&mut self) {
        drop(self.keeper.stdin.take());
        let since = Instant::now();
        while matches!(self.keeper.try_wait(), Ok(None)) && since.elapsed().as_secs() < 2 {
            std::thread::sleep(Duration::from_millis(2));
        }
    }
}

impl Drop for Kept {
    fn drop(&mut self) {
        self.end();
    }
}

/// A loopback port that was free a moment ago.
///
/// # Errors
/// When the system has none.
pub fn free_port() -> Result<u16> {
    let listener = std::net::TcpListener::bind(("127.0.0.1", 0)).context("no free port")?;
    Ok(listener.local_addr()?.port())
}
