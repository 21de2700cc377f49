/** The pages in the admin console. Keycloak's page loads this script beside the console's own, and it finds its way in. */
import { install } from "./admin/install";

void install();
