//! Finding elements as a person does: by role and name, by label, by text.

/// Scripts that find in the document; each begins with these functions.
pub const FUNCTIONS: &str = r#"
const words = text => (text ?? '').replace(/\s+/g, ' ').trim();
const named = (selector, name) => [...document.querySelectorAll(selector)]
    .find(element => words(element.getAttribute('aria-label') ?? element.textContent) === name);
const button = name => named('button, [role=button]', name);
const link = name => named('a[href]', name);
// A label's own words, without those of a control inside it.
const labelled = name => {
    for (const label of document.querySelectorAll('label')) {
        const copy = label.cloneNode(true);
        copy.querySelectorAll('input, select, textarea, button').forEach(inner => inner.remove());
        if (words(copy.textContent) === name && label.control) return label.control;
    }
    return named('input[aria-label], select[aria-label], textarea[aria-label]', name);
};
// The button of these words inside an element.
const inside = (element, name) => [...element.querySelectorAll('button')]
    .find(button => words(button.textContent) === name);
const testid = id => document.querySelector(`[data-testid="${CSS.escape(id)}"]`);
"#;
