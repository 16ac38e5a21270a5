//! Hosts and addresses.

use super::dice::Dice;

/// A site of a case: its hosts are related.
#[derive(Debug)]
pub struct Site {
    /// What sort of host it has.
    pub kind: Kind,
    /// The host that has the name of the site.
    pub host: String,
    /// All hosts of the site that a case may use.
    pub hosts: Vec<String>,
    /// Whether the documents of a case stand in a frame of a page of another
    /// site. Of hosts without a registrable domain none were measured so.
    pub cross_site: bool,
}

/// What sort of host a site has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// A name with a registrable domain.
    Name,
    /// A name of one label.
    Label,
    /// Below `localhost`.
    Localhost,
    /// An IP address.
    Address,
    /// A public suffix.
    Suffix,
}

impl Site {
    /// Whether no other case has its hosts, if it was to be so.
    pub fn is_fresh(&self) -> bool {
        self.kind != Kind::Suffix
    }
}

/// The site of a case: a name of its own where the jar cannot be emptied.
pub fn site(dice: &mut Dice, fresh: Option<u64>) -> Site {
    let label = fresh.map_or_else(|| "app".to_owned(), |case| format!("c{case}"));
    let usual = dice.percent(70);
    let chosen = if usual {
        dice.note("host: usual");
        0
    } else {
        dice.corner(&[
            ("host: below a suffix of two labels", 1),
            ("host: below a private suffix", 2),
            ("host: one label", 3),
            ("host: localhost", 4),
            ("host: IPv4 address", 5),
            ("host: public suffix", 6),
            ("host: loopback address", 7),
            ("host: A-label", 8),
            ("host: IPv6 address", 9),
            ("host: trailing dot", 10),
        ])
    };
    let number = fresh.unwrap_or(0);
    let bytes = (number / 250 % 250 + 1, number % 250 + 1);
    let (kind, host) = match chosen {
        0 => (Kind::Name, format!("{label}.test")),
        1 => (Kind::Name, format!("{label}.co.uk")),
        2 => (Kind::Name, format!("{label}.github.io")),
        3 => (Kind::Label, label.replace("app", "intranet")),
        4 if fresh.is_none() => (Kind::Localhost, "localhost".to_owned()),
        4 => (Kind::Localhost, format!("{label}.localhost")),
        5 => (Kind::Address, format!("10.1.{}.{}", bytes.0, bytes.1)),
        6 => (Kind::Suffix, dice.one(&["github.io", "co.uk"]).to_owned()),
        7 => (Kind::Address, format!("127.0.{}.{}", bytes.0 - 1, bytes.1)),
        8 => (Kind::Name, format!("xn--bcher-kva.{label}.test")),
        10 => (Kind::Name, format!("{label}.test.")),
        _ => (Kind::Address, format!("[fd00::{}:{}]", bytes.0, bytes.1)),
    };
    let mut hosts = vec![host.clone()];
    if matches!(kind, Kind::Name | Kind::Localhost) {
        hosts.push(format!("sub.{host}"));
        hosts.push(format!("deep.sub.{host}"));
    }
    let cross_site = kind == Kind::Name && dice.percent(15);
    if cross_site {
        dice.note("in a frame of another site");
    }
    Site {
        kind,
        host,
        hosts,
        cross_site,
    }
}

/// An address of a site.
pub fn address(dice: &mut Dice, site: &Site) -> String {
    let host = if site.hosts.len() == 1 || dice.percent(65) {
        &site.hosts[0]
    } else {
        dice.note("host: below the site's");
        &site.hosts[dice.between(1, site.hosts.len() - 1)]
    };
    let scheme = if dice.percent(35) { "https" } else { "http" };
    format!("{scheme}://{host}{}", path(dice))
}

/// The same address in another way: another scheme, host or path.
pub fn elsewhere(dice: &mut Dice, site: &Site, address: &str) -> String {
    let (scheme, rest) = address.split_once("://").unwrap_or(("http", address));
    let (host, path_there) = rest.split_at(rest.find('/').unwrap_or(rest.len()));
    match dice.below(4) {
        0 => {
            dice.note("written again: other scheme");
            let other = if scheme == "http" { "https" } else { "http" };
            format!("{other}://{rest}")
        }
        1 => {
            dice.note("written again: other host");
            let other = &site.hosts[dice.below(site.hosts.len())];
            format!("{scheme}://{other}{path_there}")
        }
        _ => {
            dice.note("written again: other path");
            format!("{scheme}://{host}{}", path(dice))
        }
    }
}

fn path(dice: &mut Dice) -> String {
    if dice.percent(70) {
        return "/a/b/c.html".to_owned();
    }
    if dice.percent(4) {
        dice.note("page: directory over 1024 bytes");
        return format!("/{}/x", "d".repeat(dice.between(1020, 1030)));
    }
    dice.corner(&[
        ("page: at the root", "/"),
        ("page: at the root", "/c.html"),
        ("page: in a folder", "/a/"),
        ("page: a folder's name", "/a"),
        ("page: a folder's name", "/a/b"),
        ("page: in another folder", "/zzz/y"),
        ("page: two slashes", "/a//b/c"),
        ("page: other case", "/A/B/c.html"),
        ("page: escaped", "/%61/b/c.html"),
        ("page: escaped", "/a%2Fb/c"),
        ("page: query with slashes", "/a/b?c/d/e"),
    ])
    .to_owned()
}
