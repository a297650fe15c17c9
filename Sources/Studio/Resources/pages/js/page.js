// What every page has: the server's state in the footer, and a list of models.
import { get } from "./api.js";
import { element, byId } from "./element.js";

/** Asks for the server's health and tells version and model in the footer. */
export async function showHealth() {
  const health = await get("/health");
  byId("server").textContent = `Mien ${health.version} · model ${health.model}`;
  return health;
}

/** Options for the models, the default one first, those of runs in a group. */
export function modelOptions(models) {
  const option = (model) => element("option", { value: model.id }, model.isDefault ? `${model.title} (default)` : model.title);
  const trained = models.filter((model) => model.run);
  return [...models.filter((model) => !model.run).map(option),
    trained.length ? element("optgroup", { label: "Trained here" }, trained.map(option)) : ""];
}

/** Fills a list with the models; gives them. */
export async function fillModels(list) {
  const { models } = await get("/models");
  list.replaceChildren(...modelOptions(models));
  // A link may name the model.
  const wish = new URLSearchParams(location.search).get("model");
  if (models.some((model) => model.id === wish)) list.value = wish;
  return models;
}

/** What people call the models and data sets, by id. */
export async function knownNames() {
  const [{ models }, { datasets }] = await Promise.all([get("/models"), get("/datasets")]);
  return new Map([...models.map(({ id, title }) => [id, title]), ...datasets.map(({ id, name }) => [id, name])]);
}
