//! The command that asks `cookie-check` the same. Pure.

use super::options::Options;
use cookie_check::CookieAnswer;
use document_cookie::rules::{Channel, Frame, ThirdPartyCookies};

/// The command, for a shell as POSIX has it.
#[must_use]
pub fn command(answer: &CookieAnswer, options: Options) -> String {
    let line = String::from_utf8_lossy(&answer.line);
    let mut command = format!(
        "cookie-check {} --url {}",
        quoted(&line),
        quoted(&answer.url)
    );
    if answer.channel == Channel::Script {
        command += " --via script";
    }
    command += match options.frame {
        Frame::TopLevel => "",
        Frame::SameSite => " --frame same-site",
        Frame::CrossSite => " --frame cross-site",
    };
    if options.third_party == ThirdPartyCookies::Blocked {
        command += " --third-party blocked";
    }
    command
}

fn quoted(text: &str) -> String {
    format!("'{}'", text.replace('\'', r"'\''"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use cookie_check::{Check, Settings, Source};
    use document_cookie::rules::{Environment, UnixTime};

    #[test]
    fn a_shell_reads_the_line_as_it_is() {
        let mut check = Check::new(Settings::at(UnixTime(0)), Environment::default());
        let url = Some("https://example.com/");
        let source = Source {
            url,
            is_one_line: true,
            ..Source::new(b"a='$x'; Secure")
        };
        check.add(&source).unwrap();
        let options = Options {
            frame: Frame::CrossSite,
            ..Options::default()
        };
        assert_eq!(
            command(&check.next().unwrap(), options),
            r"cookie-check 'a='\''$x'\''; Secure' --url 'https://example.com/' --frame cross-site"
        );
    }
}
