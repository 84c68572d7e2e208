// Placeholder, replaced below.
import { AppElement } from "../lib/element.js";
export class TrendsView extends AppElement {}
