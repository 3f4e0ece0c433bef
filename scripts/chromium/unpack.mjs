// Unpack Chromium into the folder named by TMPDIR and print how to start it, as JSON.
import { writeFileSync } from "node:fs";
import { join } from "node:path";

const folder = process.env.TMPDIR;
process.env.AWS_LAMBDA_JS_RUNTIME = "nodejs22.x"; // makes the package bring its shared libraries too
const { default: chromium } = await import("@sparticuz/chromium");
const executable = await chromium.executablePath();

const fonts = join(folder, "fonts.conf");
writeFileSync(
  fonts,
  `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir>${join(folder, "fonts")}</dir>
  <dir>/usr/share/fonts</dir>
  <cachedir>${join(folder, "fonts-cache")}</cachedir>
</fontconfig>
`,
);
const environment = { LD_LIBRARY_PATH: join(folder, "al2023", "lib"), FONTCONFIG_FILE: fonts };
writeFileSync(join(folder, "found.json"), JSON.stringify({ executable, environment }));
