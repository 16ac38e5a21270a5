//! What an answer takes for granted.

use super::checks::is_secure;
use super::context::StorageContext;
use crate::engine::differences::{CrossSiteFrame, ScriptView};
use crate::engine::{Engine, Evidence};
use crate::model::assumption::{Assumption, Assumptions};
use crate::model::decision::{Diagnostic, Reason};
use crate::model::page::{Frame, ThirdPartyCookies};
use crate::model::rejection::Rejection;
use crate::model::write::Via;
use crate::parse::attributes::ParsedAttributes;

impl StorageContext<'_> {
    /// What the answer to a line with these attributes takes for granted.
    pub(super) fn assumptions(
        &self,
        attributes: &ParsedAttributes<'_>,
        diagnostics: &[Diagnostic],
    ) -> Assumptions {
        let mut assumptions = Assumptions::default();
        let mut assume = |assumption, holds| {
            if holds {
                assumptions.insert(assumption);
            }
        };
        let engine = self.rules.engine;
        let header = !self.by_script();
        assume(Assumption::CookiesAllowed, true);
        assume(Assumption::NoHiddenHttpOnly, !header);
        assume(
            Assumption::NoHiddenSecure,
            !is_secure(self.url, self.differences.secure_origins),
        );
        assume(Assumption::RoomLeft, self.differences.site_limit.is_some());
        assume(Assumption::SuffixList, attributes.domain.is_some());
        assume(Assumption::Clock, attributes.lifetime.is_set());
        let no_date = matches!(self.write.via, Via::Header { date: None, .. });
        assume(
            Assumption::ServerClock,
            no_date
                && self.differences.date_header.is_some()
                && attributes.lifetime.rests_on_date(),
        );
        if self.write.page.frame == Frame::CrossSite {
            let setting = match (
                self.differences.cross_site_frame,
                self.write.page.third_party,
            ) {
                (CrossSiteFrame::BySetting, ThirdPartyCookies::Allowed) => {
                    Assumption::ThirdPartyAllowed
                }
                (CrossSiteFrame::BySetting, ThirdPartyCookies::Blocked) => {
                    Assumption::ThirdPartyBlocked
                }
                _ => Assumption::ThirdPartyPolicy,
            };
            assume(setting, true);
        }
        let http_only_in_the_way = |diagnostic: &Diagnostic| {
            matches!(
                &diagnostic.reason,
                Reason::Rejection(Rejection::OverwritesHttpOnly { .. })
            )
        };
        assume(
            Assumption::SiteOpenBefore,
            self.differences.script_view == ScriptView::OwnCopy
                && diagnostics.iter().any(http_only_in_the_way),
        );
        assume(Assumption::LibsoupVersion, engine == Engine::WebKitGtk);
        assume(
            Assumption::PublishedExpectations,
            matches!(engine.evidence(), Evidence::PublishedExpectations { .. }),
        );
        assume(Assumption::NotMeasured, engine == Engine::Standard);
        assume(
            Assumption::UnicodeDomain,
            attributes.domain.is_some_and(|domain| !domain.is_ascii()),
        );
        assumptions
    }
}
