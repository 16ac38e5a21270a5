//! Activity: what happened, in lines that open; found, chosen from, folded,
//! copied, cleared, and bounded.

use std::time::Duration;

use anyhow::{Result, ensure};
use e2e::{Entry, FIND_IN_ACTIVITY, Page, run};

/// Sets a cookie, and waits until it is in the list.
async fn set(page: &Page<'_>, name: &str, value: &str) -> Result<()> {
    page.set(name, value).await?;
    page.has_row(name, value).await
}

/// Has the page copy into a variable: the clipboard itself is nobody's business
/// in a test.
pub(crate) async fn without_clipboard(page: &Page<'_>) -> Result<()> {
    page.elsewhere(
        "Object.defineProperty(navigator, 'clipboard', { configurable: true, value:
             { writeText: text => { window.copied = text; return Promise.resolve(); } } })",
    )
    .await?;
    Ok(())
}

/// Waits until something was copied.
pub(crate) async fn copied(page: &Page<'_>) -> Result<String> {
    page.until("something is copied", Duration::from_secs(3), async || {
        let copied = page.elsewhere("return window.copied ?? null").await?;
        Ok(copied.as_str().map(str::to_owned))
    })
    .await
}

#[test]
fn each_entry_has_the_time_and_opens_to_both_values_and_the_line() {
    run(async |bench| {
        let page = bench.open_secure("#cookies").await?;
        set(&page, "told", "one").await?;
        set(&page, "told", "two").await?;
        page.follow("Activity").await?;
        let entries = page.has_entries(2).await?;
        let outcomes: Vec<&str> = entries.iter().map(|it| it.outcome.as_str()).collect();
        ensure!(
            outcomes == ["replaced", "stored"],
            "not the newest first: {entries:?}"
        );
        let Entry { text: head, .. } = &entries[0];
        for part in ["Replaced told", "one", "two"] {
            ensure!(head.contains(part), "no {part:?}: {head}");
        }
        let time = head.split(' ').find(|word| word.matches(':').count() == 2);
        ensure!(
            time.is_some_and(|time| time.chars().filter(char::is_ascii_digit).count() >= 5),
            "no time: {head}"
        );
        ensure!(!head.contains("Path=/"), "open at once: {head}");
        let opened = page.open_entry("Replaced told").await?;
        for part in ["told=two; Path=/", "one", "two", "Undo"] {
            ensure!(opened.contains(part), "no {part:?}: {opened}");
        }
        Ok(())
    });
}

#[test]
fn entries_are_found_by_name_and_value() {
    run(async |bench| {
        let page = bench.open_secure("#cookies").await?;
        set(&page, "apple", "red").await?;
        set(&page, "pear", "green").await?;
        page.elsewhere("document.cookie = 'plum=blue; Path=/'")
            .await?;
        page.has_row("plum", "blue").await?;
        page.follow("Activity").await?;
        page.has_entries(3).await?;
        for (sought, found) in [("APPLE", "apple"), ("green", "pear"), ("blue", "plum")] {
            page.fill(FIND_IN_ACTIVITY, sought).await?;
            let entries = page.has_entries(1).await?;
            ensure!(entries[0].text.contains(found), "{sought}: {entries:?}");
        }
        Ok(())
    });
}

#[test]
fn entries_are_chosen_by_who_acted_and_what_was_refused() {
    run(async |bench| {
        let page = bench.open_secure("#cookies").await?;
        set(&page, "mine", "1").await?;
        page.new_cookie().await?;
        page.fill("Domain", "elsewhere.example").await?;
        page.set("barred", "1").await?;
        page.reports("refused").await?;
        page.elsewhere("document.cookie = 'theirs=1; Path=/'")
            .await?;
        page.has_row("theirs", "1").await?;
        page.follow("Activity").await?;
        page.has_entries(3).await?;
        for (filter, found) in [
            ("Mine", &["barred", "mine"][..]),
            ("Elsewhere", &["theirs"]),
            ("Refused", &["barred"]),
            ("All", &["theirs", "barred", "mine"]),
        ] {
            page.press(filter).await?;
            ensure!(page.is(filter, "aria-pressed").await?, "{filter}");
            let entries = page.has_entries(found.len()).await?;
            for (entry, name) in entries.iter().zip(found) {
                ensure!(entry.text.contains(name), "{filter}: {entries:?}");
            }
        }
        Ok(())
    });
}

#[test]
fn what_is_found_is_copied_as_text_and_masked_under_mask() {
    run(async |bench| {
        let page = bench.open_secure("#cookies").await?;
        set(&page, "copied", "secret").await?;
        set(&page, "left", "out").await?;
        page.follow("Activity").await?;
        page.fill(FIND_IN_ACTIVITY, "copied").await?;
        page.has_entries(1).await?;
        without_clipboard(&page).await?;
        page.press("Copy").await?;
        let text = copied(&page).await?;
        ensure!(
            text.lines().count() == 1
                && text.contains("copied=secret; Path=/")
                && text.to_lowercase().contains("stored"),
            "{text}"
        );
        page.press("Mask").await?;
        page.elsewhere("window.copied = null").await?;
        page.press("Copy").await?;
        let text = copied(&page).await?;
        ensure!(
            text.contains("copied") && text.contains("Path=/") && !text.contains("secret"),
            "{text}"
        );
        Ok(())
    });
}

#[test]
fn where_a_page_may_not_copy_that_is_said() {
    run(async |bench| {
        let page = bench.open("#cookies").await?;
        set(&page, "http", "1").await?;
        page.follow("Activity").await?;
        page.press("Copy").await?;
        page.reports_words("copy it by hand").await?;
        Ok(())
    });
}

/// A thousand at least; the oldest go first, and the page stays quick.
#[test]
fn a_thousand_entries_are_kept() {
    run(async |bench| {
        let page = bench.open_secure("#cookies").await?;
        set(&page, "oldest", "first").await?;
        page.new_cookie().await?;
        let script = "
            const fill = (label, text) => {
                const field = labelled(label);
                field.value = text;
                field.dispatchEvent(new Event('input', { bubbles: true }));
            };
            const set = button('Set cookie');
            for (let at = 0; at < 999; at++) {
                fill('Name', 'many');
                fill('Value', at);
                set.click();
            }";
        page.elsewhere(script).await?;
        page.has_row("many", "998").await?;
        page.follow("Activity").await?;
        page.fill(FIND_IN_ACTIVITY, "oldest").await?;
        page.has_entries(1).await?;
        page.fill(FIND_IN_ACTIVITY, "many=998;").await?;
        let entries = page.has_entries(1).await?;
        ensure!(entries[0].text.contains("998"), "{entries:?}");
        Ok(())
    });
}

#[test]
fn clearing_can_be_taken_back() {
    run(async |bench| {
        let page = bench.open_secure("#cookies").await?;
        set(&page, "kept", "1").await?;
        page.follow("Activity").await?;
        page.has_entries(1).await?;
        page.press("Clear").await?;
        page.has_entries(0).await?;
        ensure!(page.focus().await? != "nowhere");
        page.undo().await?;
        let entries = page.has_entries(1).await?;
        ensure!(entries[0].text.contains("kept"), "{entries:?}");
        // And what it says can still be taken back.
        page.undo_in_activity("kept").await?;
        page.holds(&[]).await
    });
}

#[test]
fn clearing_takes_nothing_back_and_leaves_no_undo_of_what_is_forgotten() {
    run(async |bench| {
        let page = bench.open_secure("#cookies").await?;
        set(&page, "kept", "1").await?;
        page.follow("Activity").await?;
        page.press("Clear").await?;
        page.has_entries(0).await?;
        page.dismiss().await?;
        page.follow("Cookies").await?;
        page.blur().await?;
        page.keys("u").await?;
        page.has_row("kept", "1").await?;
        ensure!(!page.is_visible("undo").await?, "an undo of nothing");
        page.holds(&["kept=1"]).await
    });
}

#[test]
fn a_reload_keeps_the_timeline_and_is_drawn_in_it() {
    run(async |bench| {
        let page = bench.open_secure("#cookies").await?;
        set(&page, "kept", "one").await?;
        page.elsewhere("document.cookie = 'other=two; Path=/'")
            .await?;
        page.has_row("other", "two").await?;
        page.follow("Activity").await?;
        let before = page.has_entries(2).await?;
        bench.session.refresh().await?;
        page.started().await?;
        let after = page.has_entries(2).await?;
        ensure!(before == after, "{before:?} became {after:?}");
        page.follow("Cookies").await?;
        set(&page, "later", "three").await?;
        page.follow("Activity").await?;
        page.has_entries(3).await?;
        let order = "return [...document.querySelectorAll('[data-testid=entry], li.reload')]
            .map(it => it.matches('.reload') ? words(it.textContent) : 'entry').join()";
        let order = page.elsewhere(order).await?;
        ensure!(
            order == "entry,The page was loaded here,entry,entry",
            "{order}"
        );
        page.press("Clear").await?;
        bench.session.refresh().await?;
        page.started().await?;
        page.has_entries(0).await?;
        Ok(())
    });
}

/// What was kept by a page before this one, under its own keys and in its own
/// form, harms nothing.
#[test]
fn what_the_earlier_page_kept_is_read_or_set_aside() {
    run(async |bench| {
        bench.write("old=1; Path=/").await?;
        bench.session.goto(bench.secure_url("/backstage")).await?;
        let script = r#"
            sessionStorage.setItem('cookie_workbench_activity',
                '\x1ch1764201600\x1dstored\x1eold\x1eold=1; Path=/\x1eThe browser stored old.\x1e\x1e\x1e1\x1f\x1e'
                + '\x1ce1764201500\x1dadded\x1eother\x1e\x1e\x1e\x1e\x1e2\x1f\x1e');
            sessionStorage.setItem('cookie_workbench_timeline',
                '{"at":1764201600,"here":true,"records":[{"name":"old","event":{"Written":"Stored"},"before":[],'
                + '"after":["1"],"line":"old=1; Path=/","forecast":null,"lost":[],"found_by_trying":false}]}\n'
                + '{"at":1764201500,"here":false,"records":"nonsense"}\n');
            localStorage.setItem('cookie_workbench_known', 'old=873244444; Path=/; SameSite=Lax\nbroken\n=\n');
            localStorage.setItem('cookie_workbench_metadata', '[{"name":"old","value_hash":"x"}]');"#;
        bench.session.run(script, vec![]).await?;
        let page = bench.open_secure("#activity").await?;
        let entries = page.entries().await?;
        ensure!(entries.len() <= 2, "{entries:?}");
        ensure!(
            entries.iter().all(|it| it.text.contains("old")),
            "{entries:?}"
        );
        page.follow("Cookies").await?;
        page.has_row("old", "1").await?;
        page.set("new", "2").await?;
        page.reports("stored").await?;
        page.edit("old", "1").await?;
        page.fill("Value", "2").await?;
        page.press("Set cookie").await?;
        page.reports("replaced").await?;
        bench.session.refresh().await?;
        page.started().await?;
        page.follow("Activity").await?;
        page.has_entries(entries.len() + 2).await?;
        Ok(())
    });
}

/// A script that writes 42 cookies makes one line, and nine acts fit on half a
/// screen.
#[test]
fn runs_of_one_kind_fold_and_lines_are_low() {
    run(async |bench| {
        let page = bench.open_secure("#cookies").await?;
        page.elsewhere("for (let at = 0; at < 42; at++) document.cookie = `s${at}=${at}; Path=/`")
            .await?;
        page.has_rows(42).await?;
        for at in 0..9 {
            page.set(&format!("mine{at}"), "1").await?;
            page.reports_words(&format!("mine{at}")).await?;
        }
        page.follow("Activity").await?;
        page.says("42 cookies added").await?;
        let heights = "return entries().map(it => Math.round(it.getBoundingClientRect().height))";
        let heights: Vec<u64> = serde_json::from_value(page.elsewhere(heights).await?)?;
        ensure!(
            heights.len() <= 10 && heights.iter().all(|height| *height <= 40),
            "{heights:?}"
        );
        let folded = page.open_entry("42 cookies added").await?;
        ensure!(folded.contains("s41"), "{folded:.200}");
        Ok(())
    });
}
