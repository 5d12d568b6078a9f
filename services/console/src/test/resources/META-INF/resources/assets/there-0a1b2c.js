// What the tests find under a hashed name.
