//! What the pictures show. Each scene begins with an empty jar; its steps may
//! use the functions of finding and `until`, `press`, `type` and `open`.

/// One picture, in each size and colour scheme.
pub(crate) struct Scene {
    /// The file's name.
    pub(crate) name: &'static str,
    /// The view.
    pub(crate) hash: &'static str,
    /// A script that prepares the cookies, before the page is opened.
    pub(crate) before: &'static str,
    /// What is done on the page.
    pub(crate) steps: &'static str,
    /// Whether the README shows it.
    pub(crate) in_readme: bool,
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

/// The jar of a shop, and so many others.
const FORTY_TWO: &str = "
    const year = 31536000;
    for (let at = 0; at < 38; at++) {
        const life = at % 3 ? '' : '; Max-Age=' + (at + 1) * 86400;
        document.cookie = `setting_${String(at).padStart(2, '0')}=${'value '.repeat(at % 9 + 1)}; Path=/${life}`;
    }
    document.cookie = 'session=eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0In0.c2ln; Path=/; Secure; SameSite=Strict';
    document.cookie = 'sid=root; Path=/';
    document.cookie = 'sid=app; Path=/tools';
    document.cookie = 'greeting=%D7%A9%D7%9C%D7%95%D7%9D; Path=/; Max-Age=' + year;";

const HUNDRED_AND_FIFTY: &str = "
    for (let at = 0; at < 150; at++) document.cookie = `cookie_${String(at).padStart(3, '0')}=value ${at}; Path=/`;";

/// A login as curl shows it, kept, refused and changed; and what is done then.
macro_rules! transcript {
    ($then:literal) => {
        concat!(
            "
    const text = ['> POST /login HTTP/2', '> Host: shop.example.com', '>', '< HTTP/2 302', '< location: /account',
        '< set-cookie: __Host-sid=9f1c2b7e; Path=/; Secure; HttpOnly; SameSite=Lax',
        '< set-cookie: track=1; Path=/; SameSite=None',
        '< set-cookie: cart={\"items\":[{\"id\":7;\"n\":1}]}; Path=/',
        '< set-cookie: lang=en; Domain=example.org; Path=/', '<'].join('\\n');
    const field = labelled('Paste');
    field.value = text;
    field.dispatchEvent(new Event('input', { bubbles: true }));
    const found = () => [...document.querySelectorAll('[data-testid=inspect-row]')];
    await until(() => found().length === 4);
    ",
            $then
        )
    };
}

/// All of them.
pub(crate) const SCENES: [Scene; 21] = [
    Scene {
        name: "visits",
        hash: "#visits",
        before: "",
        steps: "for (let at = 0; at < 6; at++) await press('Set cookies');
                await until(() => testid('visit-count')?.textContent === '7');",
        in_readme: true,
    },
    Scene {
        name: "visits-first",
        hash: "#visits",
        before: "",
        steps: "await until(() => testid('visit-count')?.textContent === '1');",
        in_readme: false,
    },
    Scene {
        name: "cookies",
        hash: "#cookies",
        before: FORTY_TWO,
        steps: "await until(() => rows().length === 42);",
        in_readme: true,
    },
    Scene {
        name: "cookies-150",
        hash: "#cookies",
        before: HUNDRED_AND_FIFTY,
        steps: "await until(() => rows().length === 150);
                rowOf('cookie_090').scrollIntoView({ block: 'center' });",
        in_readme: false,
    },
    Scene {
        name: "cookies-empty",
        hash: "#cookies",
        before: "",
        steps: "await until(() => document.body.innerText.includes('no cookies here'));",
        in_readme: false,
    },
    Scene {
        name: "opened",
        hash: "#cookies",
        before: SHOP,
        steps: "await until(() => rows().length === 11); await open('cart');",
        in_readme: false,
    },
    Scene {
        name: "edited",
        hash: "#cookies",
        before: SHOP,
        steps: "await open('consent'); await press('Edit'); await type('Value', 'analytics:yes|ads:no');",
        in_readme: false,
    },
    Scene {
        name: "stored",
        hash: "#cookies",
        before: FORTY_TWO,
        steps: "if (!visible(testid('panel'))) await press('New cookie');
                await type('Name', 'flavour'); await type('Value', 'oat'); await press('Set cookie');
                await until(() => testid('toast')?.dataset.outcome === 'stored');",
        in_readme: false,
    },
    Scene {
        name: "refusal",
        hash: "#cookies",
        before: SHOP,
        steps: "if (!visible(testid('panel'))) await press('New cookie');
                await type('Name', '__Host-id'); await type('Value', 'a3f9c1');
                await until(() => document.querySelector('[data-testid=verdict][data-engine=chromium]')?.dataset.outcome === 'refused');
                document.querySelector('[data-testid=verdict][data-engine=chromium]').click();
                await press('Set cookie');
                await until(() => testid('toast')?.dataset.outcome === 'refused');",
        in_readme: false,
    },
    Scene {
        name: "selection",
        hash: "#cookies",
        before: FORTY_TWO,
        steps: "await until(() => rows().length === 42);
                for (const at of [2, 3, 5]) rows()[at].querySelector('input').click();
                await type('Find name, value, decoded text', 'setting_0');
                await until(() => testid('selection'));",
        in_readme: false,
    },
    Scene {
        name: "masked",
        hash: "#cookies",
        before: FORTY_TWO,
        steps: "await until(() => rows().length === 42); await press('Mask'); await open('session');",
        in_readme: false,
    },
    Scene {
        name: "activity",
        hash: "#cookies",
        before: SHOP,
        steps: "if (!visible(testid('panel'))) await press('New cookie');
                await type('Name', 'draft'); await type('Value', 'one'); await press('Set cookie');
                await until(() => rowOf('draft'));
                for (let at = 0; at < 42; at++) document.cookie = `s${at}=${at}; Path=/`;
                document.cookie = 'locale=fr-CH; Path=/';
                await until(() => rowOf('locale', 'fr-CH'));
                inRow('consent', '', 'Delete').click();
                location.hash = '#activity';
                await until(() => entries().length > 3);
                entries()[0].querySelector('button').click();",
        in_readme: false,
    },
    Scene {
        name: "activity-empty",
        hash: "#activity",
        before: "",
        steps: "await until(() => link('Activity')?.getAttribute('aria-current') === 'page');",
        in_readme: false,
    },
    Scene {
        name: "keys",
        hash: "#cookies",
        before: SHOP,
        steps: "await press('Menu'); await press('Keys'); await until(() => document.querySelector('dialog[open]'));",
        in_readme: false,
    },
    Scene {
        name: "inspect-empty",
        hash: "#inspect",
        before: "",
        steps: "await until(() => labelled('Paste'));",
        in_readme: false,
    },
    Scene {
        name: "inspect",
        hash: "#inspect",
        before: "",
        steps: transcript!(""),
        in_readme: false,
    },
    Scene {
        name: "inspect-refused",
        hash: "#inspect",
        before: "",
        steps: transcript!(
            "found()[1].querySelector('button').click(); await until(() => testid('corrected'));"
        ),
        in_readme: true,
    },
    Scene {
        name: "inspect-changed",
        hash: "#inspect",
        before: "",
        steps: transcript!(
            "found()[2].querySelector('button').click(); await until(() => testid('corrected'));"
        ),
        in_readme: false,
    },
    Scene {
        name: "inspect-kept",
        hash: "#inspect",
        before: "",
        steps: transcript!(
            "found()[0].querySelector('button').click(); await until(() => document.querySelector('.opened'));"
        ),
        in_readme: false,
    },
    Scene {
        name: "inspect-travel",
        hash: "#inspect",
        before: "",
        steps: transcript!(
            "found()[0].querySelector('button').click(); await until(() => document.querySelector('.travel')); document.querySelector('.travel-map').scrollIntoView();"
        ),
        in_readme: false,
    },
    Scene {
        name: "experiment",
        hash: "#inspect",
        before: "",
        steps: "const one = document.querySelector('.experiment'); one.open = true;
                await until(() => one.querySelector('tbody tr'));
                await press('Try it in this browser');
                await until(() => testid('tried')); one.scrollIntoView({ block: 'center' });",
        in_readme: false,
    },
];
