import { adoption } from "../server/cases/adoption";
import { inContainer } from "./in-container";

adoption(inContainer);
