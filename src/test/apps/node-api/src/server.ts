import express from "express";
import { readFileSync } from "node:fs";
import { greeting } from "./greeting.js";

const app = express();
app.get("/", (_request, response) => {
  response.type("text").send(greeting());
});
app.get("/view", (_request, response) => {
  response.type("text").send(readFileSync("views/two words.txt", "utf8"));
});
app.listen(Number(process.env.PORT ?? 3000));
