// What every page has: the server's state in the footer, and a list of models.
import { get } from "./api.js";
import { element, byId } from "./element.js";

/** Asks for the server's health and tells version and model in the footer. */
export async function showHealth() {
  const health = await get("/health");
  byId("server").textContent = `Mien ${health.version} · model ${health.model}`;
  return health;
}

/** Fills a list with the models, the default one first; gives them. */
export async function fillModels(list) {
  const { models } = await get("/models");
  list.replaceChildren(...models.map((model) => element(
    "option", { value: model.id }, model.isDefault ? `${model.id} (default)` : model.id)));
  return models;
}
