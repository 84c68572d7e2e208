// The workflow that `yoyak init` writes: GitHub Actions builds the site on every push and publishes it on GitHub Pages.

/**
 * @param {{branch: string, folder: string, tarball?: string, sha256?: string}} facts
 *   folder: of the digests, relative to the repository · tarball, sha256: a copy of Yoyak in the repository; without
 *   it, package-lock.json names the package
 */
export function workflow({ branch, folder, tarball, sha256 }) {
  const dir = quoted(folder);
  const install = tarball
    ? `      - name: Install Yoyak
        run: |
          echo "${sha256}  ${tarball}" | sha256sum --check --strict
          npm install --no-save --no-package-lock --ignore-scripts --no-audit --no-fund ./${tarball}
`
    : `      - name: Install Yoyak
        run: npm ci --ignore-scripts --no-audit --no-fund
`;
  return `# Builds the digests of this repository with Yoyak and publishes them on GitHub Pages.
# Once: Settings → Pages → Source: GitHub Actions
name: Publish digests
on:
  push:
    branches: [${quoted(branch)}]
  workflow_dispatch:
permissions:
  contents: read
concurrency:
  group: pages
  cancel-in-progress: false
jobs:
  build:
    runs-on: ubuntu-latest
    timeout-minutes: 20
    steps:
      - uses: actions/checkout@v6
      - uses: actions/setup-node@v6
        with:
          node-version: 24
${install}      # The site of the last build, and what it kept, so that only what changed is packed and rendered again.
      - uses: actions/cache@v5
        with:
          path: |
            _site
            .*.yoyak-kept
          key: yoyak-\${{ github.run_id }}
          restore-keys: yoyak-
      - id: pages
        uses: actions/configure-pages@v6
      - name: Check the digests
        run: npx --no-install yoyak check ${dir}
      - name: Build the site
        env:
          SITE_URL: \${{ steps.pages.outputs.base_url }}
        run: npx --no-install yoyak build ${dir} --out _site --url "$SITE_URL/"
      - uses: actions/upload-pages-artifact@v5
        with:
          path: _site
  publish:
    needs: build
    runs-on: ubuntu-latest
    timeout-minutes: 10
    permissions:
      pages: write
      id-token: write
    environment:
      name: github-pages
      url: \${{ steps.deployment.outputs.page_url }}
    steps:
      - id: deployment
        uses: actions/deploy-pages@v5
`;
}

/** Quotes a word for YAML and for the shell; plain names stay as they are. @param {string} text */
function quoted(text) {
  return /^[\w./-]+$/.test(text) ? text : `'${text.replaceAll("'", "'\\''")}'`;
}
