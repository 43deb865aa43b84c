package dictionaries

var (
	noEntity Entity
	noPart   Part
)

// EntityRef returns an entity without copying it; an empty one for 0 or a
// foreign number. What it points to is shared and never to be changed.
func (d *Dictionary) EntityRef(id EntityID) *Entity {
	if e := d.ents.at(uint32(id)); e != nil {
		return e
	}
	return &noEntity
}

// PartRef returns a part without copying it; an empty one for 0 or a foreign
// number. What it points to is shared and never to be changed.
func (d *Dictionary) PartRef(id PartID) *Part {
	if p := d.parts.at(uint32(id)); p != nil {
		return p
	}
	return &noPart
}
