"""Reports through the engine, in one process or in many."""
