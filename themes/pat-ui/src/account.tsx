/** The pages in the account console. Its content.json names this module, and it shows what is exported as default. */
import { AccountPages } from "./account/AccountPages";

export default AccountPages;
