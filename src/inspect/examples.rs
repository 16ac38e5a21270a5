//! What the empty view offers to press.

use super::input::Input;

/// An input to look at.
#[derive(Clone, Copy, Debug)]
pub struct Example {
    /// What the button says.
    pub title: &'static str,
    text: &'static str,
    url: &'static str,
}

/// A refused line, a transcript, and a file.
pub const EXAMPLES: [Example; 3] = [
    Example {
        title: "A login that does not stick",
        text: "Set-Cookie: sid=31d4d96e407aad42; Path=/; SameSite=None; HttpOnly",
        url: "https://app.example.com/login",
    },
    Example {
        title: "curl -v, with a redirect",
        text: "\
> GET /login HTTP/1.1
> Host: shop.example.com
>
< HTTP/1.1 302 Found
< Location: https://shop.example.com/account
< Set-Cookie: session=4f1c; Path=/; Secure; HttpOnly; SameSite=Lax
< Set-Cookie: lang=en; Domain=example.org; Path=/
<
> GET /account HTTP/1.1
> Host: shop.example.com
>
< HTTP/1.1 200 OK
< Set-Cookie: cart={\"items\":[{\"id\":7;\"n\":1}]}; Path=/
<
",
        url: "",
    },
    Example {
        title: "A cookies.txt",
        text: "\
# Netscape HTTP Cookie File
#HttpOnly_.example.com\tTRUE\t/\tTRUE\t1893456000\tsid\tabc
shop.example.com\tFALSE\t/cart\tFALSE\t0\tcart\t3%20items
",
        url: "",
    },
];

impl Example {
    /// What is read.
    #[must_use]
    pub fn input(self) -> Input {
        Input::Text(self.text.to_owned())
    }

    /// Where it is from.
    #[must_use]
    pub fn url(self) -> String {
        self.url.to_owned()
    }
}
