// The page's end of the talk with Python: a promise for each call, one after the other.
const worker = new Worker("worker.mjs", { type: "module" });
const waiting = new Map();
let last = 0;
let begin, fail;

export const ready = new Promise((resolve, reject) => { begin = resolve; fail = reject; });

worker.onmessage = ({ data }) => {
  if (data.ready) return begin();
  if (data.unloadable) return fail(new Error(data.unloadable));
  const { resolve, reject } = waiting.get(data.id);
  waiting.delete(data.id);
  if (data.broken) reject(new Error(data.broken));
  else resolve(data.answer);
};
worker.onerror = (event) => fail(new Error(event.message));

export function ask(call, facts, files = []) {
  return new Promise((resolve, reject) => {
    waiting.set(++last, { resolve, reject });
    worker.postMessage({ id: last, call, facts, files });
  });
}
