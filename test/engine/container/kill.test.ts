import { killing } from "../server/cases/killing";
import { inContainer } from "./in-container";

killing(inContainer, ["build", "deploy", "finish"]);
