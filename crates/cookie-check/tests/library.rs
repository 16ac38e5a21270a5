//! The command says what the library says, and nothing else: whoever shows the
//! library's answers, such as the page, shows those of the command.

mod command;

use command::{NOW, run};
use cookie_check::{Check, Format, Settings, Source};
use cookie_rules::{Channel, Engine, Environment, Frame, ThirdPartyCookies, UnixTime};
use serde_json::{Value, json};

/// An input, and under what it is judged.
struct Input {
    text: String,
    url: &'static str,
    script: bool,
    embedded: bool,
    blocked: bool,
    format: Option<Format>,
}

/// Picks parts by a number, the same in every run.
struct Choice(u64);

impl Choice {
    fn next<'p>(&mut self, parts: &[&'p str]) -> &'p str {
        // The steps of Knuth's MMIX generator.
        let step = 6_364_136_223_846_793_005_u64;
        self.0 = self
            .0
            .wrapping_mul(step)
            .wrapping_add(1_442_695_040_888_963_407);
        parts[(self.0 >> 33) as usize % parts.len()]
    }

    fn line(&mut self) -> String {
        let name = self.next(&["sid", "__Host-a", "__Secure-b", "", "näme", "a b", "Path"]);
        let value = self.next(&["1", "\"x;y\"", "é", "a,b=2", "{\"a\":1}", "", "x y", "a=b"]);
        let mut line = format!("{name}={value}");
        for _ in 0..4 {
            line += self.next(&[
                "",
                "; Path=/",
                "; Path=x",
                "; Secure",
                "; HttpOnly",
                "; SameSite=None",
                "; SameSite=no_restriction",
                "; Domain=example.com",
                "; Domain=https://example.com",
                "; Domain=com",
                "; Max-Age=30d",
                "; Max-Age=0",
                "; Max-Age=99999999999",
                "; Expires=Tue, 15 Jun 2027 10:20:30 GMT",
                "; Expires=2027-06-15",
                "; MaxAge=60",
                "; Partitioned",
                "; Priority=High",
                ", b=2",
                ", Secure",
            ]);
        }
        line
    }

    fn input(&mut self) -> Input {
        let lines = [self.line(), self.line(), self.line()];
        let text = match self.next(&["one", "lines", "head", "curl", "har", "script"]) {
            "one" => lines[0].clone(),
            "lines" => lines.join("\n"),
            "head" => format!(
                "HTTP/1.1 200 OK\nDate: Sun, 22 Nov 2026 09:00:00 GMT\nSet-Cookie: {}\nset-cookie: {}\n\n",
                lines[0], lines[1]
            ),
            "curl" => format!(
                "> GET /a/b HTTP/1.1\n> Host: www.example.com\n>\n< HTTP/1.1 200 OK\n< Set-Cookie: {}\n<\n",
                lines[0]
            ),
            "har" => json!({"log": {"entries": [{
                "request": {"url": "https://www.example.com/x/y", "headers": []},
                "response": {"headers": [
                    {"name": "Set-Cookie", "value": lines[0]},
                    {"name": "Set-Cookie", "value": lines[1]},
                ]},
            }]}})
            .to_string(),
            _ => format!("document.cookie = {};", json!(lines[0])),
        };
        let urls = [
            "https://www.example.com/shop/cart",
            "http://www.example.com/",
            "https://example.co.uk/",
            "http://localhost:8080/a/",
            "https://bücher.example/",
        ];
        Input {
            text,
            url: self.next(&urls),
            script: self.next(&["", "", "script"]) == "script",
            embedded: self.next(&["", "", "embedded"]) == "embedded",
            blocked: self.next(&["", "blocked"]) == "blocked",
            format: (self.next(&["", "", "", "joined"]) == "joined").then_some(Format::Joined),
        }
    }
}

fn of_command(input: &Input) -> Value {
    let mut arguments = vec!["--json", "--at", NOW, "--url", input.url, "--engine"];
    arguments.push("chromium,firefox,webkitgtk,safari,standard");
    for (is_set, more) in [
        (input.script, ["--via", "script"]),
        (input.embedded, ["--frame", "cross-site"]),
        (input.blocked, ["--third-party", "blocked"]),
        (input.format.is_some(), ["--format", "joined"]),
    ] {
        arguments.extend(more.iter().filter(|_| is_set));
    }
    run(&arguments, &input.text).json()
}

fn of_library(input: &Input) -> Value {
    let [chromium, firefox, webkit_gtk] = Engine::BROWSERS;
    let mut settings = Settings::at(UnixTime(NOW.parse().unwrap()));
    settings.engines = vec![
        chromium,
        firefox,
        webkit_gtk,
        Engine::Safari,
        Engine::Standard,
    ];
    if input.script {
        settings.channel = Some(Channel::Script);
    }
    if input.embedded {
        settings.frame = Frame::CrossSite;
    }
    if input.blocked {
        settings.third_party = ThirdPartyCookies::Blocked;
    }
    let mut check = Check::new(settings, Environment::compiled());
    let source = Source {
        url: Some(input.url),
        format: input.format,
        ..Source::new(input.text.as_bytes())
    };
    check.add(&source).unwrap();
    let cookies: Vec<_> = check.by_ref().collect();
    json!({
        "schema": cookie_check::json::SCHEMA,
        "cookies": cookies,
        "not_understood": check.not_understood(),
    })
}

#[test]
fn the_command_and_the_library_say_the_same_of_generated_inputs() {
    let mut choice = Choice(1);
    let mut judged = 0;
    for number in 0..300 {
        let input = choice.input();
        let (command, library) = (of_command(&input), of_library(&input));
        assert_eq!(command, library, "input {number}: {}", input.text);
        judged += command["cookies"].as_array().unwrap().len();
    }
    // They are inputs, and not nonsense.
    assert!(judged > 300, "{judged}");
}
