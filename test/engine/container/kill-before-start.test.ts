import { killingBeforeStart } from "../server/cases/killing-before-start";
import { inContainer } from "./in-container";

killingBeforeStart(inContainer);
