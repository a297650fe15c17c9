// How long sessions are kept; a shorter time deletes at once, so it is asked for again.
import { get, put } from "./api.js";
import { element, byId } from "./element.js";
import { count } from "./format.js";
import { confirmDeed } from "./confirm.js";
import { guarded, showFact } from "./notice.js";

const choices = [null, 1, 7, 30, 90, 365];
const word = (days) => (days === null ? "Until they are deleted" : count(days, "day"));

/** Shows the setting and changes it; `onChange` is called when sessions may have gone. */
export async function showRetention(onChange) {
  let { retentionDays } = await get("/settings");
  const list = byId("retention");
  const show = () => {
    const days = choices.includes(retentionDays) ? choices : [...choices, retentionDays];
    list.replaceChildren(...days.map((day) => element(
      "option", { value: day ?? "", selected: day === retentionDays }, word(day))));
  };
  show();
  list.addEventListener("change", guarded(async () => {
    const wish = list.value === "" ? null : Number(list.value);
    const isShorter = wish !== null && (retentionDays === null || wish < retentionDays);
    try {
      if (isShorter && !(await confirmDeed({
        title: `Keep sessions for ${word(wish)}?`,
        text: `Sessions that are older are deleted at once, with all their files, and later ones when they are ${word(wish)} old.`,
        deed: "Delete older sessions",
      }))) return;
      ({ retentionDays } = await put("/settings", { retentionDays: wish }));
      showFact(wish === null ? "Sessions are kept until they are deleted" : `Sessions are kept for ${word(wish)}`);
      onChange();
    } finally {
      show();
    }
  }));
}
