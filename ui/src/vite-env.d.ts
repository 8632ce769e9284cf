// What the build adds to the types: files that are imported as modules.
/// <reference types="vite/client" />
