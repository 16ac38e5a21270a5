//! Changes from elsewhere: another tab, the server; nothing of the person's
//! place, selection, focus or half-typed edit is lost over them.

use std::time::Duration;

use anyhow::{Result, ensure};
use browsers::Reply;
use e2e::{Page, run};

/// What a person would miss: selected rows, the focus, the caret, what is typed,
/// how far the page is scrolled.
async fn place(page: &Page<'_>) -> Result<String> {
    let script = "
        const selected = rows().filter(it => it.querySelector(':checked')).map(it => it.dataset.name);
        const field = labelled('Value');
        return JSON.stringify([selected, testid('selection')?.textContent, document.activeElement === field, field.value,
            field.selectionStart, field.selectionEnd]);";
    Ok(page.elsewhere(script).await?.to_string())
}

#[test]
fn a_change_in_another_tab_takes_nothing_from_the_person() {
    run(async |bench| {
        bench.write("a=1; Path=/").await?;
        bench.write("b=2; Path=/").await?;
        let page = bench.open_secure("#cookies").await?;
        page.new_cookie().await?;
        page.select("b", "2").await?;
        page.fill("Value", "half typed").await?;
        page.elsewhere("labelled('Value').setSelectionRange(2, 5)")
            .await?;
        let before = place(&page).await?;
        let here = bench.session.window().await?;
        let there = bench.session.new_tab().await?;
        bench.session.switch_to_window(there).await?;
        let url = bench.secure_url("/backstage");
        let changed: Result<()> = async {
            bench.session.goto(url).await?;
            let script = "document.cookie = 'a=changed; Path=/'; document.cookie = 'c=new; Path=/'";
            bench.session.run(script, vec![]).await?;
            Ok(())
        }
        .await;
        bench.session.close_window().await?;
        bench.session.switch_to_window(here).await?;
        changed?;
        page.has_row("a", "changed").await?;
        page.has_row("c", "new").await?;
        let after = place(&page).await?;
        ensure!(before == after, "{before} became {after}");
        page.follow("Activity").await?;
        let changed = page.open_entry("Changed elsewhere: a").await?;
        ensure!(
            changed.contains('1') && changed.contains("changed"),
            "{changed}"
        );
        let added = page.open_entry("Added elsewhere: c").await?;
        ensure!(added.contains("new"), "{added}");
        Ok(())
    });
}

#[test]
fn a_servers_answer_changes_replaces_and_removes_rows() {
    run(async |bench| {
        bench.server.on(&bench.host, |request| {
            let line = match request.path() {
                "/change" => "sid=new; Path=/",
                "/expire" => "sid=; Path=/; Max-Age=0",
                _ => return None,
            };
            Some(Reply::html("").header("Set-Cookie", line))
        });
        bench.write("sid=old; Path=/").await?;
        bench.write("mine=1; Path=/").await?;
        let page = bench.open_secure("#cookies").await?;
        page.new_cookie().await?;
        page.select("mine", "1").await?;
        page.elsewhere("labelled('Value').focus()").await?;
        let before = place(&page).await?;
        page.elsewhere("fetch('/change')").await?;
        page.has_row("sid", "new").await?;
        page.elsewhere("fetch('/expire')").await?;
        page.has_rows(1).await?;
        let after = place(&page).await?;
        ensure!(before == after, "{before} became {after}");
        Ok(())
    });
}

/// A table sorted by what changed has rows to move; the one with the focus is
/// not to be among them.
#[test]
fn a_sorted_table_moves_a_changed_row_and_no_other() {
    run(async |bench| {
        for (name, value) in [("p", 1), ("q", 2), ("r", 3), ("s", 4)] {
            bench.write(&format!("{name}={value}; Path=/")).await?;
        }
        let page = bench.open_secure("#cookies").await?;
        page.press("Value").await?;
        page.is_ordered(&["p", "q", "r", "s"]).await?;
        page.elsewhere("rowOf('r').focus()").await?;
        let focus = page.focus().await?;
        ensure!(focus == "row r", "{focus}");
        // Down past the focus, and up again.
        page.elsewhere("document.cookie = 'p=9; Path=/'").await?;
        page.is_ordered(&["q", "r", "s", "p"]).await?;
        ensure!(page.focus().await? == focus, "{}", page.focus().await?);
        page.elsewhere("document.cookie = 'p=0; Path=/'").await?;
        page.is_ordered(&["p", "q", "r", "s"]).await?;
        ensure!(page.focus().await? == focus, "{}", page.focus().await?);
        Ok(())
    });
}

#[test]
fn an_edited_cookie_that_changes_underneath_offers_both() {
    run(async |bench| {
        bench.write("shared=first; Path=/").await?;
        let page = bench.open_secure("#cookies").await?;
        page.edit("shared", "first").await?;
        page.fill("Value", "mine").await?;
        page.elsewhere("document.cookie = 'shared=theirs; Path=/'")
            .await?;
        let note = page.notes("changed elsewhere").await?;
        ensure!(note.contains("theirs"), "not with what: {note}");
        page.press("Keep mine").await?;
        ensure!(page.value("Value").await? == "mine");
        ensure!(page.focus().await? != "nowhere", "the focus is lost");
        page.press("Set cookie").await?;
        page.reports("replaced").await?;
        page.holds(&["shared=mine"]).await
    });
}

#[test]
fn an_edited_cookie_that_goes_is_said_to_be_gone() {
    run(async |bench| {
        bench.write("leaving=soon; Path=/").await?;
        let page = bench.open_secure("#cookies").await?;
        page.edit("leaving", "soon").await?;
        page.fill("Value", "mine").await?;
        page.elsewhere("document.cookie = 'leaving=; Path=/; Max-Age=0'")
            .await?;
        page.notes("is gone").await?;
        ensure!(page.value("Value").await? == "mine");
        page.press("Set cookie").await?;
        page.reports("stored").await?;
        page.holds(&["leaving=mine"]).await
    });
}

/// Beside its row only what counts or announces may change.
#[test]
fn of_a_hundred_and_fifty_rows_a_change_touches_one() {
    run(async |bench| {
        let page = bench.open_secure("#cookies").await?;
        page.new_cookie().await?;
        page.fill("Max-Age", "1 h").await?;
        page.set("counting", "").await?;
        page.reports("stored").await?;
        page.dismiss().await?;
        page.elsewhere(
            "for (let at = 0; at < 149; at++) document.cookie = `r${at}=${at}; Path=/`;",
        )
        .await?;
        page.has_rows(150).await?;
        page.elsewhere(
            "const where = node => {
                 const at = node.nodeType === 1 ? node : node.parentElement;
                 if (at.closest('[data-col=expires]')) return 'countdown';
                 if (at.closest('[data-testid=gauge]')) return 'gauge';
                 return at.closest('tr')?.dataset.name ?? at.outerHTML.slice(0, 80);
             };
             window.touched = new Set();
             new MutationObserver(all => all.forEach(each => touched.add(where(each.target))))
                 .observe(document.documentElement,
                     { subtree: true, childList: true, characterData: true, attributes: true });
             document.cookie = 'r77=changed; Path=/';",
        )
        .await?;
        page.has_row("r77", "changed").await?;
        let touched = "['countdown', 'gauge'].forEach(it => touched.delete(it));
                       return [...touched].join(' and ')";
        let touched = page.elsewhere(touched).await?;
        ensure!(touched == "r77", "touched: {touched}");
        Ok(())
    });
}

#[test]
fn the_focus_is_never_lost_to_a_cookie_that_goes() {
    run(async |bench| {
        for name in ["x", "y", "z"] {
            bench.write(&format!("{name}=1; Path=/")).await?;
        }
        let page = bench.open_secure("#cookies").await?;
        page.has_rows(3).await?;
        page.elsewhere("inRow('y', '', 'Delete').focus()").await?;
        page.keys("\u{e007}").await?;
        page.has_rows(2).await?;
        let at = page.focus().await?;
        ensure!(
            at == "Delete z" || at == "row z",
            "not at the next row, but {at}"
        );
        page.keys("\u{e017}").await?;
        page.has_rows(1).await?;
        let at = page.focus().await?;
        ensure!(
            at == "Delete x" || at == "row x",
            "not at the last row, but {at}"
        );
        page.keys("\u{e017}").await?;
        page.has_rows(0).await?;
        // It is found again right after what took it away.
        page.until(
            "the focus is somewhere",
            Duration::from_secs(3),
            async || Ok((page.focus().await? != "nowhere").then_some(())),
        )
        .await
    });
}
