import { stopping } from "../server/cases/stopping";
import { inContainer } from "./in-container";

stopping(inContainer);
