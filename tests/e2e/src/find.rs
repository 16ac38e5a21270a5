//! Finding elements as a person does: by role and name, by label, by text.

/// Scripts that find in the document; each begins with these functions.
pub const FUNCTIONS: &str = r#"
const words = text => (text ?? '').replace(/\s+/g, ' ').trim();
const visible = element => Boolean(element?.checkVisibility({ visibilityProperty: true, checkVisibilityCSS: true }));
// What an element is called: its label, or its text without what is drawn only.
const nameOf = element => {
    const label = element.getAttribute('aria-label');
    if (label !== null) return words(label);
    if (!element.querySelector('[aria-hidden=true]')) return words(element.textContent);
    const copy = element.cloneNode(true);
    copy.querySelectorAll('[aria-hidden=true]').forEach(it => it.remove());
    return words(copy.textContent);
};
// Of several, what can be seen; and what lies in an open dialog before the rest.
const foremost = found => [...found.filter(it => it.closest('dialog[open]')), ...found].find(visible) ?? found[0];
const named = (selector, name) =>
    foremost([...document.querySelectorAll(selector)].filter(element => nameOf(element) === name));
const button = name => named('button, summary, [role=button]', name);
const link = name => named('a[href]', name);
// A label's own words, without those of a control inside it.
const labelled = name => {
    const controls = [];
    for (const label of document.querySelectorAll('label')) {
        const copy = label.cloneNode(true);
        copy.querySelectorAll('input, select, textarea, button, [aria-hidden=true]').forEach(it => it.remove());
        if (words(copy.textContent) === name && label.control) controls.push(label.control);
    }
    return foremost(controls) ?? named('input[aria-label], select[aria-label], textarea[aria-label]', name);
};
// The button of this name inside an element.
const inside = (element, name) =>
    [...(element?.querySelectorAll('button') ?? [])].find(it => nameOf(it) === name);
const testid = id => document.querySelector(`[data-testid="${CSS.escape(id)}"]`);
const rows = () => [...document.querySelectorAll('[data-testid=cookie-row]')];
// Its words, and what its marks mean.
const rowText = row => words([...row.cells].map(cell => cell.textContent).join(' ')
    + ' ' + [...row.querySelectorAll('[title]')].map(it => it.title).join(' '));
const rowOf = (name, part = '') => rows().find(row => row.dataset.name === name && rowText(row).includes(part));
const called = name => name === '' ? 'the cookie without a name' : name;
const inRow = (name, part, action) => inside(rowOf(name, part), `${action} ${called(name)}`);
const entries = () => [...document.querySelectorAll('[data-testid=entry]')];
"#;
