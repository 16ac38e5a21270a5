//! Room: how many cookies a site may have, and which ones make way.

use std::sync::Arc;

use super::jar::Site;
use crate::engine::differences::{Eviction, SiteLimit};
use crate::model::cookie::{Cookie, Priority};
use crate::model::url::Scheme;

/// Whether a new cookie may come at all: where every cookie of a full site is
/// Secure, one that is not may not push them out.
pub(super) fn admits(site: &Site, candidate: &Cookie, limit: &SiteLimit) -> bool {
    if candidate.partition.is_some()
        || candidate.secure
        || limit.eviction != Eviction::InsecureFirst
        || site.len() < limit.most
    {
        return true;
    }
    let mut unpartitioned = site
        .entries()
        .filter(|stored| stored.cookie.partition.is_none());
    let mut count = 0;
    let all_secure = unpartitioned.all(|stored| {
        count += 1;
        stored.cookie.secure
    });
    !all_secure || count < limit.most
}

/// Makes room in a site that a cookie of this partition just entered; returns
/// who went, in the order they were written.
pub(super) fn make_room(
    site: &mut Site,
    partition: Option<Scheme>,
    limit: &SiteLimit,
) -> Vec<Arc<Cookie>> {
    let victims = victims(site, partition, limit);
    if victims.is_empty() {
        return Vec::new();
    }
    site.take_accessed(&victims)
}

/// Who can make way. The time of the last write tells cookies apart: no two
/// share it.
#[derive(Clone)]
struct Candidate {
    accessed: u64,
    secure: bool,
    priority: Priority,
    bytes: usize,
}

/// Those of a partition, the one longest untouched first.
fn candidates(site: &Site, partition: Option<Scheme>) -> Vec<Candidate> {
    let mut candidates: Vec<Candidate> = site
        .entries()
        .map(|stored| (&*stored.cookie, &stored.times))
        .filter(|(cookie, _)| cookie.partition == partition)
        .map(|(cookie, times)| Candidate {
            accessed: times.accessed,
            secure: cookie.secure,
            priority: cookie.priority,
            bytes: cookie.name.len() + cookie.value.len(),
        })
        .collect();
    candidates.sort_unstable_by_key(|candidate| candidate.accessed);
    candidates
}

fn victims(site: &Site, partition: Option<Scheme>, limit: &SiteLimit) -> Vec<u64> {
    if partition.is_none() && site.len() <= limit.most {
        return Vec::new();
    }
    let mut candidates = candidates(site, partition);
    if partition.is_none() {
        return site_victims(candidates, limit);
    }
    if limit.eviction != Eviction::InsecureFirst {
        return partition_victims(&candidates, limit);
    }
    let mut victims = site_victims(candidates.clone(), limit);
    candidates.retain(|one| !victims.contains(&one.accessed));
    victims.extend(partition_victims(&candidates, limit));
    victims
}

fn site_victims(mut candidates: Vec<Candidate>, limit: &SiteLimit) -> Vec<u64> {
    if candidates.len() <= limit.most {
        return Vec::new();
    }
    let goal = candidates.len() - limit.left;
    match limit.eviction {
        Eviction::ByPriority { low, medium, high } => {
            let mut victims = Vec::with_capacity(goal);
            let rounds = [
                (Priority::Low, low, Spare::Secure),
                (Priority::Low, low, Spare::Nobody),
                (Priority::Medium, medium, Spare::Secure),
                (Priority::High, high, Spare::Secure),
                (Priority::Medium, medium, Spare::Nobody),
                (Priority::High, high, Spare::Nobody),
            ];
            for (priority, floor, spare) in rounds {
                let of_priority = || candidates.iter().filter(|one| one.priority == priority);
                let count = of_priority().count();
                if count <= floor {
                    continue;
                }
                let spared = match spare {
                    Spare::Secure => floor.max(of_priority().filter(|one| one.secure).count()),
                    Spare::Nobody => floor,
                };
                let most = (count - spared).min(goal - victims.len());
                let before = victims.len();
                candidates.retain(|one| {
                    let goes = victims.len() < before + most
                        && one.priority == priority
                        && !(spare == Spare::Secure && one.secure);
                    if goes {
                        victims.push(one.accessed);
                    }
                    !goes
                });
            }
            victims
        }
        Eviction::InsecureFirst => {
            // The new cookie, last in line, stays.
            candidates.pop();
            let any_insecure = candidates.iter().any(|one| !one.secure);
            candidates
                .iter()
                .filter(|one| !(any_insecure && one.secure))
                .take(goal)
                .map(|one| one.accessed)
                .collect()
        }
    }
}

#[derive(Clone, Copy, PartialEq)]
enum Spare {
    Secure,
    Nobody,
}

fn partition_victims(candidates: &[Candidate], limit: &SiteLimit) -> Vec<u64> {
    let mut bytes: usize = candidates.iter().map(|one| one.bytes).sum();
    let mut count = candidates.len();
    if bytes <= limit.partition_tolerated && count <= limit.most {
        return Vec::new();
    }
    let mut victims = Vec::new();
    for one in candidates {
        if bytes <= limit.partition_bytes && count <= limit.most {
            break;
        }
        bytes -= one.bytes;
        count -= 1;
        victims.push(one.accessed);
    }
    victims
}
