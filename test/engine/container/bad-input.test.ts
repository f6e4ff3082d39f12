import { badInput } from "../server/cases/bad-input";
import { inContainer } from "./in-container";

badInput(inContainer);
