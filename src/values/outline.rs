//! The lines that a tree shows of a value: which parts are open, how much of a
//! long list is there, and where each line stands. Pure.

use cookie_formats::value::{Key, Node, NodeKind, OpenedValue, UnixTime};
use std::collections::{HashMap, HashSet};

/// Where a part stands: the number of the child, from the root down. Names may
/// occur twice.
pub type Place = Vec<usize>;

/// How many parts of a list are shown at first, and how many more by each press.
pub const STEP: usize = 50;

/// How many levels are open at first.
const OPEN_LEVELS: usize = 2;

/// What a person opened, closed and asked more of.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Openness {
    /// Those that are not as they were at first.
    toggled: HashSet<Place>,
    /// How many parts are shown, where more than at first.
    shown: HashMap<Place, usize>,
}

impl Openness {
    /// Whether a part shows what is in it.
    #[must_use]
    pub fn is_open(&self, place: &[usize]) -> bool {
        (place.len() < OPEN_LEVELS) != self.toggled.contains(place)
    }

    /// Opens a part, or closes it.
    pub fn toggle(&mut self, place: &[usize]) {
        if !self.toggled.remove(place) {
            self.toggled.insert(place.to_vec());
        }
    }

    /// Shows more of a part.
    pub fn show_more(&mut self, place: &[usize]) {
        *self.shown.entry(place.to_vec()).or_insert(STEP) += STEP;
    }

    fn shown(&self, place: &[usize]) -> usize {
        self.shown.get(place).copied().unwrap_or(STEP)
    }
}

/// One line of the tree.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// Which part; for what stands for the rest of one, behind its last.
    pub place: Place,
    /// What stands there.
    pub content: LineContent,
    /// Which of its neighbours it is, from 1.
    pub position: usize,
    /// How many neighbours there are, itself among them.
    pub siblings: usize,
}

/// What stands in a line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum LineContent {
    /// A part with parts of its own.
    Branch {
        /// Its name or number.
        key: Key,
        /// Whether these have names.
        kind: NodeKind,
        /// How many there are.
        count: usize,
        /// Whether they are shown.
        open: bool,
    },
    /// A part that is a value.
    Leaf {
        /// Its name or number.
        key: Key,
        /// Whether it is a string.
        kind: NodeKind,
        /// What it says.
        text: String,
        /// The time that it is.
        time: Option<UnixTime>,
    },
    /// So many more that are not shown.
    More(usize),
}

/// The lines of a value's tree, from the top; none where it has no tree.
#[must_use]
pub fn lines(opened: &OpenedValue, openness: &Openness) -> Vec<Line> {
    let mut lines = Vec::new();
    if let Some(root) = opened.tree() {
        add_children(&root, &mut Vec::new(), openness, &mut lines);
    }
    lines
}

fn add_children(node: &Node<'_>, place: &mut Place, openness: &Openness, lines: &mut Vec<Line>) {
    let children = node.children();
    let shown = openness.shown(place).min(children.len());
    let hidden = children.len() - shown;
    let siblings = shown + usize::from(hidden > 0);
    for (index, (key, child)) in children.into_iter().take(shown).enumerate() {
        place.push(index);
        let kind = child.kind();
        let is_branch = matches!(kind, NodeKind::Object | NodeKind::Array);
        let open = is_branch && openness.is_open(place);
        let content = if is_branch {
            LineContent::Branch {
                key,
                kind,
                count: child.children().len(),
                open,
            }
        } else {
            LineContent::Leaf {
                key,
                kind,
                text: child.text().unwrap_or_default(),
                time: child.time(),
            }
        };
        lines.push(Line {
            place: place.clone(),
            content,
            position: index + 1,
            siblings,
        });
        if open {
            add_children(&child, place, openness, lines);
        }
        place.pop();
    }
    if hidden > 0 {
        place.push(shown);
        lines.push(Line {
            place: place.clone(),
            content: LineContent::More(hidden),
            position: siblings,
            siblings,
        });
        place.pop();
    }
}

/// The part at a place.
#[must_use]
pub fn node_at<'a>(opened: &'a OpenedValue, place: &[usize]) -> Option<Node<'a>> {
    let mut node = opened.tree()?;
    for index in place {
        node = node.children().into_iter().nth(*index)?.1;
    }
    Some(node)
}

/// The path of a part, as JavaScript writes it: `cart.items[0]["unit price"]`.
#[must_use]
pub fn path(opened: &OpenedValue, place: &[usize]) -> Option<String> {
    let mut node = opened.tree()?;
    let mut path = String::new();
    for index in place {
        let (key, child) = node.children().into_iter().nth(*index)?;
        match key {
            Key::Index(index) => path.push_str(&format!("[{index}]")),
            Key::Name(name) if is_identifier(&name) => {
                path.push_str(if path.is_empty() { "" } else { "." });
                path.push_str(&name);
            }
            Key::Name(name) => {
                // A string can always be written.
                let quoted = serde_json::to_string(&name).unwrap_or_default();
                path.push_str(&format!("[{quoted}]"));
            }
        }
        node = child;
    }
    Some(path)
}

fn is_identifier(name: &str) -> bool {
    let is_start = |it: char| it.is_alphabetic() || it == '_' || it == '$';
    name.starts_with(is_start) && name.chars().all(|it| is_start(it) || it.is_numeric())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(value: &str, openness: &Openness) -> Vec<String> {
        let line = |line: Line| {
            let indent = "-".repeat(line.place.len());
            match line.content {
                LineContent::Branch { key, count, .. } => format!("{indent}{key}/{count}"),
                LineContent::Leaf { key, text, .. } => format!("{indent}{key}={text}"),
                LineContent::More(hidden) => format!("{indent}+{hidden}"),
            }
        };
        let opened = OpenedValue::open(value);
        lines(&opened, openness).into_iter().map(line).collect()
    }

    const NESTED: &str = r#"{"a":{"b":{"c":1}},"d":[2]}"#;

    #[test]
    fn two_levels_are_open_at_first() {
        let openness = Openness::default();
        assert_eq!(shown(NESTED, &openness), ["-a/1", "--b/1", "-d/1", "--0=2"]);
    }

    #[test]
    fn a_part_opens_and_closes() {
        let mut openness = Openness::default();
        openness.toggle(&[0, 0]);
        openness.toggle(&[1]);
        assert_eq!(
            shown(NESTED, &openness),
            ["-a/1", "--b/1", "---c=1", "-d/1"]
        );
        openness.toggle(&[1]);
        assert!(openness.is_open(&[1]));
    }

    #[test]
    fn a_long_list_is_cut_and_goes_on_by_fifty() {
        let numbers: Vec<String> = (0..120).map(|it| it.to_string()).collect();
        let value = format!("[{}]", numbers.join(","));
        let mut openness = Openness::default();
        assert_eq!(shown(&value, &openness).len(), 51);
        assert_eq!(shown(&value, &openness)[50], "-+70");
        openness.show_more(&[]);
        assert_eq!(shown(&value, &openness)[100], "-+20");
        openness.show_more(&[]);
        assert_eq!(shown(&value, &openness).len(), 120);
    }

    #[test]
    fn a_path_is_as_javascript_writes_it() {
        let opened = OpenedValue::open(r#"{"cart":{"items":[{"unit price":1}]},"a":1,"a":2}"#);
        let of = |place: &[usize]| path(&opened, place).unwrap();
        assert_eq!(of(&[0, 0, 0, 0]), r#"cart.items[0]["unit price"]"#);
        assert_eq!(of(&[2]), "a");
        assert_eq!(node_at(&opened, &[2]).unwrap().source(), "2");
        assert_eq!(path(&opened, &[9]), None);
        assert_eq!(
            path(&OpenedValue::open("[[1]]"), &[0, 0]).unwrap(),
            "[0][0]"
        );
    }

    #[test]
    fn the_pairs_of_a_query_string_are_leaves() {
        let openness = Openness::default();
        assert_eq!(shown("a=x+y&b=%C3%A9", &openness), ["-a=x y", "-b=é"]);
    }
}
