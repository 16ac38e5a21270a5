// Loads the rules for the page: the WebAssembly file beside this one, and the
// list of public suffixes that has the page's top-level domain. Both are
// revalidated, so that the page never runs with the rules of an older one.

async function get(file, read) {
  const answer = await fetch(new URL(file, import.meta.url), { cache: "no-cache" });
  if (!answer.ok) throw new Error(`${file}: ${answer.status} ${answer.statusText}`);
  return answer[read]();
}

export async function load(list) {
  // Without the list, the rules take every last label for public.
  const suffixes = get(`${list}.suffixes`, "text").catch(() => "");
  const module = await WebAssembly.compile(await get("rules.wasm", "arrayBuffer"));
  return {
    suffixes: await suffixes,
    ask(question) {
      // One instance a question, which leaves nothing behind.
      const { memory, room, answer, answer_at } = new WebAssembly.Instance(module).exports;
      // A view of the memory is made anew each time: the memory moves when it grows.
      const bytes = (at, length) => new Uint8Array(memory.buffer, at, length);
      bytes(room(question.length), question.length).set(question);
      const length = answer();
      return bytes(answer_at(), length).slice();
    },
  };
}
