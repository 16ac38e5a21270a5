//! One entry of an HTTP archive (HAR 1.2): a request and its response.

use super::collector::Collector;
use super::json;
use super::{cookie_objects, request_pairs};
use crate::raw_json::{self, Scalar};
use crate::{Channel, OmissionReason, RequestPair, SetCookieString};
use serde_json::value::RawValue;
use std::sync::Arc;

/// Reads an entry: the fields of its heads, and where a head has none with
/// cookies, the `cookies` array.
pub(super) fn entry(text: &str, raw: &RawValue, out: &mut Collector) {
    match Entry::of(raw) {
        Ok(entry) => {
            entry.request.pairs(text, entry.url.as_ref(), out);
            entry.response.cookies(text, entry.url.as_ref(), out);
        }
        Err(error) => out.omit(raw_json::span(text, raw), json::broken(&error)),
    }
}

#[derive(Default)]
struct Entry<'t> {
    url: Option<Arc<str>>,
    request: Message<'t>,
    response: Message<'t>,
}

/// The fields of a head that matter here, and the array of cookies.
#[derive(Default)]
struct Message<'t> {
    cookie_fields: Vec<&'t RawValue>,
    date: Option<Arc<[u8]>>,
    cookies: Vec<&'t RawValue>,
}

impl<'t> Entry<'t> {
    fn of(raw: &'t RawValue) -> Result<Self, serde_json::Error> {
        let mut entry = Self::default();
        let mut inner = Ok(());
        raw_json::fields(raw, &mut |key, value| {
            let read = match &*key {
                "request" => entry.request(value),
                "response" => Message::of(value, "set-cookie").map(|it| entry.response = it),
                _ => return,
            };
            if inner.is_ok() {
                inner = read;
            }
        })?;
        inner.map(|()| entry)
    }

    fn request(&mut self, raw: &'t RawValue) -> Result<(), serde_json::Error> {
        self.request = Message::of(raw, "cookie")?;
        raw_json::fields(raw, &mut |key, value| {
            if key == "url" {
                self.url = Scalar::of(value).into_text().map(Into::into);
            }
        })
    }
}

impl<'t> Message<'t> {
    /// `name` is that of the field with cookies, in lower case.
    fn of(raw: &'t RawValue, name: &str) -> Result<Self, serde_json::Error> {
        let mut message = Self::default();
        let mut inner = Ok(());
        raw_json::fields(raw, &mut |key, value| {
            let read = match &*key {
                "headers" => {
                    let take = &mut |field| message.field(field, name);
                    raw_json::elements(value, take)
                }
                "cookies" => raw_json::elements(value, &mut |it| message.cookies.push(it)),
                _ => return,
            };
            if inner.is_ok() {
                inner = read;
            }
        })?;
        inner.map(|()| message)
    }

    fn field(&mut self, raw: &'t RawValue, wanted: &str) {
        let (mut name, mut value) = (None, None);
        // What is no object has no fields, and what breaks was found before.
        let _ = raw_json::fields(raw, &mut |key, it| match &*key {
            "name" => name = Scalar::of(it).into_text(),
            "value" => value = Some(it),
            _ => {}
        });
        let (Some(name), Some(value)) = (name, value) else {
            return;
        };
        if name.eq_ignore_ascii_case(wanted) {
            self.cookie_fields.push(value);
        } else if name.eq_ignore_ascii_case("date") {
            let date = Scalar::of(value).into_text();
            self.date = date.map(|it| it.into_bytes().into());
        }
    }

    fn pairs(&self, text: &str, url: Option<&Arc<str>>, out: &mut Collector) {
        for raw in &self.cookie_fields {
            if let Some(value) = Scalar::of(raw).into_text() {
                request_pairs::push_unescaped(
                    value.as_bytes(),
                    raw_json::span(text, raw),
                    url,
                    out,
                );
            }
        }
        if !self.cookie_fields.is_empty() {
            return;
        }
        self.each_record(text, out, |record, span, out| {
            out.pair(
                span,
                RequestPair {
                    name: record.name.into_bytes(),
                    value: record.value.into_bytes(),
                    url: url.cloned(),
                },
            );
        });
    }

    fn cookies(&self, text: &str, url: Option<&Arc<str>>, out: &mut Collector) {
        for raw in &self.cookie_fields {
            let span = raw_json::span(text, raw);
            let Some(value) = Scalar::of(raw).into_text() else {
                out.omit(span, OmissionReason::EmptyField);
                continue;
            };
            // Browsers join several fields of one name by a line feed.
            for line in value.split('\n').map(str::trim).filter(|it| !it.is_empty()) {
                let cookie = SetCookieString {
                    text: line.as_bytes().to_vec(),
                    url: url.cloned(),
                    response_date: self.date.clone(),
                    channel: Some(Channel::Server),
                };
                out.set_cookie(span.clone(), cookie);
            }
        }
        if !self.cookie_fields.is_empty() {
            return;
        }
        self.each_record(text, out, |mut record, span, out| {
            record.url = url.cloned();
            // Here the domain is the attribute: with one, no cookie is of the
            // host alone.
            record.host_only = Some(record.domain.is_none());
            out.record(span, record, Vec::new());
        });
    }

    fn each_record(
        &self,
        text: &str,
        out: &mut Collector,
        mut take: impl FnMut(crate::CookieRecord, std::ops::Range<usize>, &mut Collector),
    ) {
        for raw in &self.cookies {
            let span = raw_json::span(text, raw);
            let mut object = Vec::new();
            let read = raw_json::fields(raw, &mut |key, value| object.push((key, value)));
            match read.map(|()| cookie_objects::record(&object)) {
                Ok(Ok((record, _))) => take(record, span, out),
                Ok(Err(reason)) => out.omit(span, reason),
                Err(error) => out.omit(span, json::broken(&error)),
            }
        }
    }
}
