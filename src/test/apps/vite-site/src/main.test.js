throw new Error("a test, never in an image");
