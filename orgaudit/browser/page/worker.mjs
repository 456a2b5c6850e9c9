// Python, beside the page: loaded once, then asked one call after the other. Nothing is fetched after "ready".
import { loadPyodide } from "./pyodide/pyodide.mjs";

const FOLDER = "/lib/orgaudit";

async function begun() {
  const archive = fetch("python.zip").then((answer) => {
    if (!answer.ok) throw new Error(answer.statusText);
    return answer.arrayBuffer();
  });
  const python = await loadPyodide({ indexURL: new URL("pyodide/", import.meta.url).href, fullStdLib: false });
  python.unpackArchive(await archive, "zip", { extractDir: FOLDER });
  python.globals.set("folder", FOLDER);
  return python.runPython(`
import sys
sys.path.insert(0, folder)
from orgaudit.browser.desk import Desk
desk = Desk()
desk.warm()
desk`);
}

const desk = begun();
desk.then(() => postMessage({ ready: true }), (error) => postMessage({ unloadable: String(error) }));

onmessage = async ({ data: { id, call, facts, files } }) => {
  try {
    const answer = (await desk).ask(call, JSON.stringify(facts), ...files);
    if (typeof answer === "string") return postMessage({ id, answer: JSON.parse(answer) });
    const bytes = answer.toJs();
    answer.destroy();
    postMessage({ id, answer: bytes }, [bytes.buffer]);
  } catch (error) {
    postMessage({ id, broken: String(error) });
  }
};
