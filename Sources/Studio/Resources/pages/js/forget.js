// Forgets a data set, after a question.
import { remove } from "./api.js";
import { confirmDeed } from "./confirm.js";

/** Gives true when the data set was forgotten. */
export async function forgetDataset({ id, name }) {
  const isSure = await confirmDeed({
    title: `Forget “${name}”?`, deed: "Forget",
    text: "Its corrections are deleted. The pictures stay where they are on the disk.",
  });
  if (isSure) await remove(`/datasets/${id}`);
  return isSure;
}
