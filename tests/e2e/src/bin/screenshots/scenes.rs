//! What the pictures show. Each scene begins with an empty jar; its steps may
//! use `until`, `button` and `type`.

/// One picture, in each width and colour scheme.
pub(crate) struct Scene {
    /// The file's name.
    pub(crate) name: &'static str,
    /// The view.
    pub(crate) hash: &'static str,
    /// A script that prepares the cookies, before the page is opened.
    pub(crate) before: &'static str,
    /// What is done on the page.
    pub(crate) steps: &'static str,
    /// How high its picture in the README is, if it is there.
    pub(crate) in_readme: Option<u32>,
}

/// What the jar of a shop may hold.
const SHOP: &str = "
    const year = 31536000;
    document.cookie = 'csrftoken=Zk3vQ9XnT5bW8yLmC2rJ7pHd; Path=/; Max-Age=31449600; SameSite=Lax; Secure';
    document.cookie = 'locale=de-CH; Path=/; Max-Age=' + year;
    document.cookie = 'cart=%7B%22items%22%3A%5B%7B%22sku%22%3A%22A-104%22%2C%22n%22%3A2%7D%5D%7D; Path=/; Max-Age=604800';
    document.cookie = '_ga=GA1.2.1184327751.1764000000; Path=/; Domain=example.com; Max-Age=' + year * 2;
    document.cookie = 'theme=\"high contrast\"; Path=/; Max-Age=' + year;
    document.cookie = 'consent=analytics:no|ads:no; Path=/; Max-Age=15552000; SameSite=Strict';
    document.cookie = 'flash=Saved.; Path=/tools; Max-Age=90';
    document.cookie = 'session_hint=outer; Path=/';
    document.cookie = 'session_hint=inner; Path=/tools';
    document.cookie = 'greeting=%D7%A9%D7%9C%D7%95%D7%9D; Path=/';
    document.cookie = '__Host-device=3f9a1c; Path=/; Secure; Max-Age=' + year;";

/// All of them.
pub(crate) const SCENES: [Scene; 8] = [
    Scene {
        name: "visits",
        hash: "#visits",
        before: "",
        steps: "await until(() => button('Set cookies'));
                for (let at = 0; at < 6; at++) button('Set cookies').click();
                await until(() => document.querySelector('[data-testid=visit-count]')?.textContent === '7');",
        in_readme: Some(900),
    },
    Scene {
        name: "visits-first",
        hash: "#visits",
        before: "",
        steps: "await until(() => document.querySelector('[data-testid=visit-count]')?.textContent === '1');",
        in_readme: None,
    },
    Scene {
        name: "cookies",
        hash: "#cookies",
        before: SHOP,
        steps: "await until(() => document.querySelectorAll('tbody tr').length === 11);
                type('name', '__Host-id'); type('value', 'a3f9c1');
                await until(() => document.querySelector('[data-testid=verdict]')?.dataset.outcome === 'refused');",
        in_readme: Some(900),
    },
    Scene {
        name: "refusal",
        hash: "#cookies",
        before: SHOP,
        steps: "type('name', 'sso'); type('value', 'token'); type('domain', 'other.example');
                const sameSite = document.querySelector('[name=same-site]');
                sameSite.value = 'None'; sameSite.dispatchEvent(new Event('change', { bubbles: true }));
                await until(() => document.querySelector('[data-testid=verdict]')?.dataset.outcome === 'refused');
                button('What other browsers would do').click();
                button('Set cookie').click();
                await until(() => document.querySelector('[role=status]').dataset.outcome === 'refused');",
        in_readme: None,
    },
    Scene {
        name: "cookies-empty",
        hash: "#cookies",
        before: "",
        steps: "await until(() => document.querySelector('.empty')?.checkVisibility());",
        in_readme: None,
    },
    Scene {
        name: "activity",
        hash: "#cookies",
        before: SHOP,
        steps: "type('name', 'draft'); type('value', 'one'); button('Set cookie').click();
                type('value', 'two'); button('Set cookie').click();
                document.cookie = 'cart=; Path=/; Max-Age=0';
                document.cookie = 'locale=fr-CH; Path=/';
                await until(() => document.querySelector('tbody').textContent.includes('fr-CH'));
                [...document.querySelectorAll('tbody tr')].find(it => it.textContent.includes('consent'))
                    .querySelector('[data-act=remove]').click();
                location.hash = '#activity';
                await until(() => document.querySelectorAll('.timeline li').length > 4);",
        in_readme: None,
    },
    Scene {
        name: "activity-empty",
        hash: "#activity",
        before: "",
        steps: "await until(() => document.querySelector('.timeline'));",
        in_readme: None,
    },
    Scene {
        name: "keys",
        hash: "#cookies",
        before: SHOP,
        steps: "button('?').click(); await until(() => document.querySelector('dialog').open);",
        in_readme: None,
    },
];
